using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// A text that the server writes in its own name, as an answer to what came in. It goes into the chat like any other, but is nobody's answer: the
/// customer goes on waiting for one. <see cref="QueueMessage"/> takes it, within the transaction that found out that it is due.
/// </summary>
internal sealed record AutoReply(MessageText Text)
{
    /// <summary>It goes to somebody who has opted out, too: the one confirmation of that, and the answer to HELP.</summary>
    public bool DespiteOptOut { get; init; }

    /// <summary>The message in <paramref name="chat"/>, still without number.</summary>
    public Message In(Chat chat, string messageId, long now) =>
        OutboundRow.Of(chat, Text, new Author(EnumText.Of(Actor.System.Type), null, Actor.System.Name), Origin.AutoReply)
            with { MessageId = messageId, CreatedAt = now };
}
