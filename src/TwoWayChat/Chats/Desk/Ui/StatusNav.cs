using TwoWayChat.Web.Layout;

namespace TwoWayChat.Chats.Desk.Ui;

/// <summary>The switch between online and away, in the bar above every page.</summary>
internal static class StatusNav
{
    public static void AddStatusSwitch(this IServiceCollection services) =>
        services.AddSingleton(new ShellPart(typeof(StatusSwitch)) { InTopBar = true });
}
