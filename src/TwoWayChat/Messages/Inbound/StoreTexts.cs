using TwoWayChat.Chats;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Stores several texts at once, of whatever companies, by the statements of one: those that are what nearly every text is, the next in an open chat of a
/// known contact. All that is different is left to <see cref="StoreText"/>, together with what comes behind it in its company.
/// </summary>
internal sealed class StoreTexts(InboundStore inbound, ReactToText reactions, Ids ids)
{
    /// <summary>False where a chat has been ended by another node between the two statements.</summary>
    public async Task<bool> RunAsync(WriteScope scope, IReadOnlyList<JointRequest<ReadText, StoredText>> writes)
    {
        var plain = Plain(writes, await inbound.LookAsync(scope, [.. writes.Select(write => write.Request.Text)]));
        if (plain.Count == 0)
        {
            return true;
        }

        var chats = await inbound.AppendAsync(scope, [.. plain.Select(text => text.Message)]);
        if (chats.Count < plain.Count)
        {
            return false;
        }

        foreach (var text in plain)
        {
            await TellAsync(text, chats[text.Message.ChatId]);
        }

        return true;
    }

    private List<PlainText> Plain(IReadOnlyList<JointRequest<ReadText, StoredText>> writes, InboundLook?[] looks)
    {
        var plain = new List<PlainText>();
        var chats = new HashSet<string>(StringComparer.Ordinal);
        var left = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < writes.Count; i++)
        {
            if (!left.Contains(writes[i].CompanyId) && looks[i] is { } look && Plain(writes[i], look) is { } text && chats.Add(text.Message.ChatId))
            {
                plain.Add(text);
            }
            else
            {
                left.Add(writes[i].CompanyId);
            }
        }

        return plain;
    }

    private PlainText? Plain(JointRequest<ReadText, StoredText> write, InboundLook look)
    {
        var text = write.Request.Text;
        if (look is not { KnownMessageId: null, ContactId: not null, OpenChatId: { } chatId } || (text.OnlyThroughOwnGateway && look.Gateway != text.Gateway)
            || text is not { Media: [], MissingMediaId: null } || ReadConsent.Of(text.Text, look.Consent) is not { Word: null } consent)
        {
            return null;
        }

        var actor = look.ActorOf(text);
        return new PlainText(write, InboundMessages.Of(write.Request, ids.New(), actor, consent) with { ChatId = chatId }, actor);
    }

    private async Task TellAsync(PlainText text, Chat chat)
    {
        var (write, message, actor) = text;
        var arrival = new Arrival(write.Request.Text.Company, chat, message with { Number = chat.MessageCount }, actor, NewContact: null, IsNewChat: false);
        InboundMessages.Tell(write.Scope, arrival);
        var answered = await reactions.RunAsync(write.Scope, arrival);
        write.Done(new StoredText(new ReceivedMessage(message.MessageId, chat.ChatId), answered));
    }

    private sealed record PlainText(JointRequest<ReadText, StoredText> Write, Message Message, Actor Actor);
}
