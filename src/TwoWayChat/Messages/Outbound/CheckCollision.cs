using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;

namespace TwoWayChat.Messages.Outbound;

/// <summary>
/// Looks whether a reply crosses with what others have written: whoever names the last message seen is told, or refused, by the property's setting.
/// </summary>
internal sealed class CheckCollision(MessageStore messages)
{
    /// <summary>Most newer messages that an answer names; the rest is read as messages are.</summary>
    private const int MostNamed = 50;

    /// <summary>
    /// What the author has not seen, oldest first. Throws 400 for a last seen message of another chat, and where the property blocks, 409 with the same
    /// messages. The chat is locked, so nothing comes between the look and the send.
    /// </summary>
    public async Task<IReadOnlyList<MessageBody>> RunAsync(WriteScope scope, Chat chat, OutboundText text)
    {
        if (text.LastSeenMessageId is not { } seen)
        {
            return [];
        }

        var number = (Ids.IsId(seen) ? await messages.FindNumberAsync(scope, chat, seen) : null)
            ?? throw ApiException.Invalid("lastSeenMessageId", "UNKNOWN_MESSAGE", "must name a message of this chat");
        var newer = await messages.ByOthersAsync(scope, chat, text.Author.UserId, number, MostNamed);
        IReadOnlyList<MessageBody> named = [.. newer.Select(MessageBody.Of)];
        return named.Count == 0 || EnumText.Parse<Collision>(chat.Collision) == Collision.Warn ? named : throw Refused(named);
    }

    private static ApiException Refused(IReadOnlyList<MessageBody> newer) => ApiException.Conflict(
        "Somebody has written meanwhile",
        new FieldError("lastSeenMessageId", "NEWER_MESSAGES", "is older than what others have written; nothing was sent"),
        "newerMessages",
        newer);
}
