using TwoWayChat.Data;
using TwoWayChat.Gateways.Simulator;
using TwoWayChat.Gateways.Simulator.Ui;

namespace TwoWayChat.Gateways;

/// <summary>Registers the gateways and the worker that feeds them.</summary>
internal static class GatewaysSetup
{
    public static void AddGateways(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<GatewaysOptions>(configuration, GatewaysOptions.Section, options => options.Problems());
        services.AddSingleton<SimulatorPhones>();
        services.AddSingleton<SimulatorStore>();
        services.AddSingleton<PhoneStore>();
        services.AddSingleton<ReceiveSimulatedText>();
        services.AddSimulatorNav();
        services.AddSingleton<ISmsGateway, SimulatorGateway>();
        services.AddHostedService<SimulatorReceipts>();
        services.AddSingleton<SubmitMessage>();
        services.AddHostedService<OutboundWorker>();
    }
}
