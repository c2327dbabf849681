using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Writes to a customer first: starts a chat, or goes on with the one that is open with that contact and sender address.</summary>
internal sealed class StartChat(
    CreateOnce once, OpenChat openChat, FillTemplate fillTemplate, QueueMessage queueMessage, ChatStore chats)
{
    /// <summary>
    /// Stores and queues the text. Throws what <see cref="OpenChat"/> and <see cref="FillTemplate"/> throw, and 422 for a key that was used with
    /// another request.
    /// </summary>
    public async Task<StartedChat> RunAsync(ChatOpening opening, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var started = await once.RunAsync(
            opening.Text.Author.CompanyId, key, scope => ApplyAsync(scope, opening), view => view, cancellationToken);
        queueMessage.Committed();
        return started;
    }

    private async Task<StartedChat> ApplyAsync(WriteScope scope, ChatOpening opening)
    {
        opening.Text.EnforceMedia();
        var chat = await openChat.RunAsync(scope, opening);
        var text = await fillTemplate.RunAsync(scope, chat, opening.Text);
        var queued = await queueMessage.RunAsync(scope, chat, text);
        var message = MessageBody.Of(queued.Message);
        var readInbound = await chats.ReadInboundAsync(scope, chat.CompanyId, chat.ChatId, opening.Text.Author.UserId);
        return new StartedChat(ChatBody.Of(queued.Chat with { ReadInbound = readInbound }, message), message);
    }
}
