using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Presence;

/// <summary>Routes of the reply lease: who writes in a chat.</summary>
internal static class ReplyApi
{
    public static void MapReply(this IEndpointRouteBuilder api)
    {
        var reply = api.MapGroup("/chats/{chatId}/reply").WithTags("Chats");
        reply.MapGet("", ReadAsync).WithName("readReply").WithSummary("Read who writes in a chat and who looks at it");
        reply.MapPut("", WriteAsync).WithName("holdReply").WithSummary("Say for the next 15 seconds that you write a reply, or learn who does")
            .Refuses(409, "The chat has ended.");
        reply.MapDelete("", StopAsync).WithName("dropReply").WithSummary("Say that you write no more");
    }

    private static async Task<Ok<ReplyBody>> ReadAsync(Caller caller, string chatId, ChatPresence presence, CancellationToken cancellationToken) =>
        TypedResults.Ok(await presence.OneAsync(caller.Account, chatId, cancellationToken));

    private static async Task<Ok<ReplyBody>> WriteAsync(Caller caller, string chatId, ChatPresence presence, CancellationToken cancellationToken) =>
        TypedResults.Ok(await presence.WriteAsync(caller.Account, chatId, cancellationToken));

    private static async Task<NoContent> StopAsync(Caller caller, string chatId, ChatPresence presence, CancellationToken cancellationToken)
    {
        await presence.StopWritingAsync(caller.Account, chatId, cancellationToken);
        return TypedResults.NoContent();
    }
}
