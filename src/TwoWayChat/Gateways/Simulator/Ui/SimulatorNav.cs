using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Gateways.Simulator.Ui;

/// <summary>Menu entry of the phone simulator.</summary>
internal static class SimulatorNav
{
    public static void AddSimulatorNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => SimulatorText.Menu, "/simulator", Icons.Material.Outlined.PhoneIphone, 80, Role.GlobalManager));
}
