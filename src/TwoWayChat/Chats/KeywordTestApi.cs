using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>The keyword tester. It stands beside the routing that it explains, not beside the keywords.</summary>
internal static class KeywordTestApi
{
    public static void MapKeywordTest(this RouteGroupBuilder api) =>
        api.MapPost("/keywords/test", TestAsync).WithName("testKeywords").WithTags("Keywords")
            .WithSummary("Ask where a customer's first message would start a chat, and why")
            .Refuses(403, "The caller is an agent.")
            .Refuses(409, "The company has no property.");

    private static async Task<Ok<RouteExplanation>> TestAsync(
        Caller caller, Body<RouteQuestion> body, ExplainRoute explain, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return TypedResults.Ok(await explain.RunAsync(caller.CompanyId, await body.ReadAsync(), cancellationToken));
    }
}
