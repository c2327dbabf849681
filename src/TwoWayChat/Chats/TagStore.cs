using TwoWayChat.Data;

namespace TwoWayChat.Chats;

/// <summary>Rows of tags; read with their chats.</summary>
internal sealed class TagStore
{
    public Task AddAsync(WriteScope scope, Chat chat, string tag) => scope.ExecuteAsync(
        "insert into chat_tags (company_id, chat_id, tag_key, tag) values (@CompanyId, @ChatId, @key, @tag)",
        new { chat.CompanyId, chat.ChatId, key = Tag.KeyOf(tag), tag });

    public Task RemoveAsync(WriteScope scope, Chat chat, string tag) => scope.ExecuteAsync(
        "delete from chat_tags where company_id = @CompanyId and chat_id = @ChatId and tag_key = @key",
        new { chat.CompanyId, chat.ChatId, key = Tag.KeyOf(tag) });
}
