using TwoWayChat.Data;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Takes in what a customer wrote: finds or makes the contact, finds or starts the chat, appends the message, all in one transaction. What is answered
/// is committed; only then may a gateway acknowledge.
/// </summary>
internal sealed class ReceiveMessage(Database database, StoreText storing, StoreTexts together, ReactToText reactions)
{
    private readonly JointAction<ReadText, StoredText> action = new(storing.RunAsync, together.RunAsync);

    /// <summary>
    /// Stores the text. The same provider id again answers with the first result. Throws 400 (<c>to</c>) where the company has no such sender address,
    /// 409 where that belongs to another gateway and <see cref="InboundText.OnlyThroughOwnGateway"/> forbids it, or where there is no property at all.
    /// </summary>
    public async Task<ReceivedMessage> RunAsync(InboundText text, CancellationToken cancellationToken)
    {
        var stored = await database.WriteAsync(text.Company.Id, action, ReadText.Of(text), cancellationToken);
        reactions.Committed(stored.Answered);
        return stored.Message;
    }
}
