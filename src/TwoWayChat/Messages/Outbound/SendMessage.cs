using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Sends a text into a chat: what is answered is stored and will go out.</summary>
internal sealed class SendMessage(
    CreateOnce once, ChatStore chats, MessageStore messages, CheckCollision collision, FillTemplate fillTemplate, QueueMessage queueMessage)
{
    /// <summary>
    /// Stores and queues the text. Throws 404 for a chat that the author does not see, 409 (<c>CHAT_ENDED</c>), 422 for a client id that stands on
    /// another text, and what <see cref="CheckCollision"/> and <see cref="FillTemplate"/> throw.
    /// </summary>
    public async Task<MessageBody> RunAsync(string chatId, OutboundText text, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var sent = await once.RunAsync(text.Author.CompanyId, key, scope => ApplyAsync(scope, chatId, text), message => message, cancellationToken);
        queueMessage.Committed();
        return sent;
    }

    private async Task<MessageBody> ApplyAsync(WriteScope scope, string chatId, OutboundText text)
    {
        var chat = await chats.LockVisibleAsync(scope, text.Author, chatId);
        if (await FindFirstAsync(scope, chat, text) is { } first)
        {
            return MessageBody.Of(first);
        }

        text.EnforceMedia();
        ChatRules.EnforceOpen(chat);
        var newer = await collision.RunAsync(scope, chat, text);
        var filled = await fillTemplate.RunAsync(scope, chat, text);
        var sent = MessageBody.Of((await queueMessage.RunAsync(scope, chat, filled)).Message);
        return newer.Count == 0 ? sent : sent with { NewerMessages = newer };
    }

    private async Task<Message?> FindFirstAsync(WriteScope scope, Chat chat, OutboundText text)
    {
        var first = text.ClientMessageId is { } id ? await messages.FindByClientIdAsync(scope, chat, text.Author.UserId, id) : null;
        return first is null || first.RedactedAt is not null || text.IsSameAs(first)
            ? first
            : throw ApiException.Reused("clientMessageId", "clientMessageId was used with another text", "stands on another message of this chat");
    }
}
