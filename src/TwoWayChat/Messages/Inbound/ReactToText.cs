using TwoWayChat.Chats.Desk;
using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// What the server itself does about a text that a customer sent, once it is stored and in the same transaction. One after the other, in the order in
/// which they stand in <see cref="RunAsync"/>; the first that has dealt with the text ends it, so that a customer gets one answer.
/// </summary>
internal sealed class ReactToText(AnswerConsentWord consentWords, AnswerWhenClosed whenClosed, AssignByTurn assign, QueueMessage queueMessage)
{
    /// <summary>Whether an answer was queued.</summary>
    public async Task<bool> RunAsync(WriteScope scope, Arrival arrival)
    {
        var reaction = await consentWords.RunAsync(scope, arrival);
        reaction = reaction == Reaction.None ? await whenClosed.RunAsync(scope, arrival) : reaction;
        if (arrival.IsNewChat)
        {
            await assign.RunAsync(scope, arrival.Company, arrival.Chat.ChatId);
        }

        return reaction == Reaction.Answered;
    }

    /// <summary>The transaction is committed: an answer that was queued need not wait.</summary>
    public void Committed(bool answered)
    {
        if (answered)
        {
            queueMessage.Committed();
        }
    }
}
