using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Chats;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;

namespace TwoWayChat.Messages;

/// <summary>Routes that do something to one message.</summary>
internal static class MessageActsApi
{
    public static void MapMessageActs(this IEndpointRouteBuilder api)
    {
        var message = api.MapGroup("/chats/{chatId}/messages/{messageId}").WithTags("Messages");
        message.MapDelete("", RedactAsync).WithName("redactMessage").WithSummary("Remove a message's text for good, from the chat, events and kept answers")
            .Refuses(403, "The caller is an agent.")
            .Refuses(409, "A gateway has the message in its hands at this moment.");
        message.MapPost("/resend", ResendAsync).WithName("resendMessage").WithSummary("Send a message that failed again, as a new message that names it")
            .Repeats()
            .Refuses(409, "The chat has ended, or the message did not fail, was sent again before, or was redacted.");
    }

    private static async Task<NoContent> RedactAsync(
        Caller caller, string chatId, string messageId, RedactMessage redact, CancellationToken cancellationToken)
    {
        await redact.RunAsync(caller, chatId, messageId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted<MessageBody>> ResendAsync(
        Caller caller, string chatId, string messageId, HttpRequest request, ResendMessage resend, CancellationToken cancellationToken)
    {
        var asked = new MessageResend(caller, chatId, messageId, Origin.Api);
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, ""); // The path names it all.
        return TypedResults.Accepted((string?)null, await resend.RunAsync(asked, key, cancellationToken));
    }
}
