using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Tags;

/// <summary>Puts a tag on a chat, open or ended, or takes it off.</summary>
internal sealed class TagChat(Database database, ChatStore chats, TagStore tags, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// The chat, with the tag; one that it has already stays as it was first written. Throws 400 for what is no tag, 404 for a chat that the caller does not
    /// see, 409 for more than <see cref="Tag.MostPerChat"/>.
    /// </summary>
    public Task<Chat> PutAsync(Caller caller, string chatId, string? tag, CancellationToken cancellationToken)
    {
        var valid = Tag.Read(tag);
        return database.WriteAsync(caller.CompanyId, scope => PutAsync(scope, caller, chatId, valid), cancellationToken);
    }

    /// <summary>The chat, without the tag, whether or not it had it; throws as <see cref="PutAsync(Caller,string,string?,CancellationToken)"/>.</summary>
    public Task<Chat> RemoveAsync(Caller caller, string chatId, string? tag, CancellationToken cancellationToken)
    {
        var valid = Tag.Read(tag);
        return database.WriteAsync(caller.CompanyId, scope => RemoveAsync(scope, caller, chatId, valid), cancellationToken);
    }

    private async Task<Chat> PutAsync(WriteScope scope, Caller caller, string chatId, string tag)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        if (Has(chat, tag))
        {
            return chat;
        }

        if (chat.Tags.Count >= Tag.MostPerChat)
        {
            throw ApiException.Conflict("Chat has too many tags", new FieldError("tag", "TOO_MANY_TAGS", $"a chat has at most {Tag.MostPerChat} tags"));
        }

        await tags.AddAsync(scope, chat, tag);
        return await TellAsync(scope, caller, chat with { TagList = string.Join(',', chat.Tags.Append(tag)) }, EventTypes.ChatTagged, tag);
    }

    private async Task<Chat> RemoveAsync(WriteScope scope, Caller caller, string chatId, string tag)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        if (!Has(chat, tag))
        {
            return chat;
        }

        await tags.RemoveAsync(scope, chat, tag);
        var left = chat.Tags.Where(known => Tag.KeyOf(known) != Tag.KeyOf(tag));
        return await TellAsync(scope, caller, chat with { TagList = string.Join(',', left) }, EventTypes.ChatUntagged, tag);
    }

    private async Task<Chat> TellAsync(WriteScope scope, Caller caller, Chat after, string type, string tag)
    {
        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        scope.AtEnd(ChatEvents.Draft(caller.Account.Company, after, type, moment, new TagData(tag)));
        await audit.OnBehalfAsync(scope, caller, type, new AuditTarget("chat", after.ChatId));
        return after;
    }

    private static bool Has(Chat chat, string tag) => chat.Tags.Any(known => Tag.KeyOf(known) == Tag.KeyOf(tag));
}
