using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Messages;

/// <summary>A message by chat and id, for whom sees the chat.</summary>
internal sealed class FindMessage(ChatStore chats, MessageStore messages)
{
    /// <summary>The message; throws 404 for a chat that the viewer does not see, and for what is no message of it.</summary>
    public async Task<Message> RunAsync(Account viewer, string chatId, string messageId, CancellationToken cancellationToken)
    {
        var chat = await chats.FindVisibleAsync(viewer, chatId, cancellationToken);
        var found = Ids.IsId(messageId) ? await messages.FindAllAsync(chat.CompanyId, [messageId], cancellationToken) : [];
        return Of(chat, found is [var one, ..] ? one : null);
    }

    /// <summary>The same under the chat's lock.</summary>
    public async Task<(Chat Chat, Message Message)> LockAsync(WriteScope scope, Account viewer, string chatId, string messageId)
    {
        var chat = await chats.LockVisibleAsync(scope, viewer, chatId);
        return (chat, Of(chat, Ids.IsId(messageId) ? await messages.FindAsync(scope, chat.CompanyId, messageId) : null));
    }

    private static Message Of(Chat chat, Message? message) => message?.ChatId == chat.ChatId ? message : throw ApiException.NotFound("Message");
}
