using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Security;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>Routes of the simulated carrier.</summary>
internal static class SimulatorApi
{
    /// <summary>Most characters of a provider's id.</summary>
    public const int MostIdLength = 128;

    public static void MapSimulator(this IEndpointRouteBuilder api) =>
        api.MapPost("/simulator/messages", ReceiveAsync).WithName("receiveSimulatedMessage").WithTags("Simulator")
            .WithSummary("Text in as a customer, from a simulated phone")
            .Refuses(403, "The caller is no global manager.");

    private static async Task<Accepted<ReceivedMessage>> ReceiveAsync(
        Caller caller, Body<SimulatedText> body, ReceiveSimulatedText receive, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return TypedResults.Accepted((string?)null, await receive.RunAsync(caller, await body.ReadAsync(), cancellationToken));
    }
}
