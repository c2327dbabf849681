using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Chats as the API and screens show them: with their last messages, and what the viewer has not read.</summary>
internal sealed class ReadChats(ChatStore chats, MessageStore messages)
{
    /// <summary>The chat; throws the 404 of a chat that is not there where the viewer does not see it.</summary>
    public async Task<ChatBody> OneAsync(Account viewer, string chatId, CancellationToken cancellationToken)
    {
        var chat = await chats.FindVisibleAsync(viewer, chatId, cancellationToken);
        return (await BodiesAsync([chat], cancellationToken))[0];
    }

    /// <summary>The chat as an action has left it, whether or not the viewer still sees it.</summary>
    public async Task<ChatBody> AfterAsync(Account viewer, Chat chat, CancellationToken cancellationToken)
    {
        var read = await chats.ReadInboundAsync(chat.CompanyId, chat.ChatId, viewer.UserId, cancellationToken);
        return (await BodiesAsync([chat with { ReadInbound = read }], cancellationToken))[0];
    }

    /// <summary>A page of the chats that the viewer sees, newest activity first.</summary>
    public async Task<Page<ChatBody>> ListAsync(Account viewer, ChatFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = await chats.ListAsync(viewer, filter, page, cancellationToken);
        var cut = page.Cut(rows, row => row, row => [row.LastActivityAt.ToString(), row.ChatId]);
        return new Page<ChatBody>(await BodiesAsync(cut.Items, cancellationToken), cut.Next);
    }

    private async Task<IReadOnlyList<ChatBody>> BodiesAsync(IReadOnlyList<Chat> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.LastMessageId).OfType<string>().ToList();
        var last = ids.Count == 0 ? [] : await messages.FindAllAsync(rows[0].CompanyId, ids, cancellationToken);
        var byId = last.ToDictionary(message => message.MessageId, MessageBody.Of);
        return [.. rows.Select(row => ChatBody.Of(row, row.LastMessageId is { } id ? byId.GetValueOrDefault(id) : null))];
    }
}
