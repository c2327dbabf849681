using TwoWayChat.Data;
using TwoWayChat.Gateways.Simulator;

namespace TwoWayChat.Gateways;

/// <summary>Registers the gateways and the worker that feeds them.</summary>
internal static class GatewaysSetup
{
    public static void AddGateways(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<GatewaysOptions>(configuration, GatewaysOptions.Section, options => options.Problems());
        services.AddSingleton<SimulatorPhones>();
        services.AddSingleton<SimulatorStore>();
        services.AddSingleton<ISmsGateway, SimulatorGateway>();
        services.AddHostedService<SimulatorReceipts>();
        services.AddSingleton<SubmitMessage>();
        services.AddHostedService<OutboundWorker>();
    }
}
