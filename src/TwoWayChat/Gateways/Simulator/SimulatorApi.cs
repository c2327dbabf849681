using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Messages;
using TwoWayChat.Properties;
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
        Caller caller, Body<SimulatedText> body, ReceiveMessage receive, TimeProvider time, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var sent = await body.ReadAsync();
        var check = new Check();
        var text = new InboundText
        {
            Company = caller.Account.Company,
            Gateway = SenderAddress.Simulator,
            From = AddressField.Read(check, sent.From, "from", "INVALID_SENDER"),
            To = AddressField.Read(check, sent.To, "to", "UNKNOWN_SENDER_ADDRESS"),
            Text = MessageText.Written(check, sent.Text),
            ProviderMessageId = check.Optional(sent.ProviderMessageId, "providerMessageId", MostIdLength),
            ReceivedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            OnlyThroughOwnGateway = true,
        };
        check.Enforce();
        return TypedResults.Accepted((string?)null, await receive.RunAsync(text, cancellationToken));
    }
}
