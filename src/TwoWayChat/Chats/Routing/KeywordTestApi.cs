using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Routing;

/// <summary>The keyword tester. It stands beside the routing that it explains, not beside the keywords.</summary>
internal static class KeywordTestApi
{
    public static void MapKeywordTest(this RouteGroupBuilder api) =>
        api.MapPost("/keywords/test", TestAsync).WithName("testKeywords").WithTags("Keywords")
            .WithSummary("Ask where a customer's first message would start a chat, and why")
            .Refuses(403, "The caller is an agent.")
            .Refuses(409, "The company has no property.");

    private static async Task<Ok<RouteExplanation>> TestAsync(
        Caller caller, Body<RouteQuestion> body, TestRouting routing, SenderAddressStore addresses, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var asked = await body.ReadAsync();
        var sender = string.IsNullOrWhiteSpace(asked.SenderAddress) ? null : await FindAsync(caller, asked.SenderAddress, addresses, cancellationToken);
        var verdict = await routing.RunAsync(caller, new RoutingQuestion(asked.Text, sender?.SenderAddressId, asked.From), cancellationToken);
        return TypedResults.Ok(RouteExplanation.Of(verdict));
    }

    private static async Task<SenderAddress> FindAsync(
        Caller caller, string text, SenderAddressStore addresses, CancellationToken cancellationToken)
    {
        var check = new Check();
        var address = AddressField.Read(check, text, "senderAddress", "UNKNOWN_SENDER_ADDRESS");
        check.Enforce();
        return await addresses.FindByAddressAsync(caller.CompanyId, address.Value, cancellationToken)
            ?? throw ApiException.Invalid("senderAddress", "UNKNOWN_SENDER_ADDRESS", "is no sender address of the company");
    }
}
