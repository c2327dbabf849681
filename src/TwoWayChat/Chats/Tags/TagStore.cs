using TwoWayChat.Data;

namespace TwoWayChat.Chats.Tags;

/// <summary>
/// Rows of tags; read with their chats. They repeat where, how and when last their chat was, so that chats of a tag are listed by an index however many
/// there are; chats without a tag cost nothing by that.
/// </summary>
internal sealed class TagStore
{
    public Task AddAsync(WriteScope scope, Chat chat, string tag) => scope.ExecuteAsync(
        """
        insert into chat_tags (company_id, chat_id, tag_key, tag, property_id, status, last_activity_at)
        values (@CompanyId, @ChatId, @key, @tag, @PropertyId, @Status, @LastActivityAt)
        """,
        new { chat.CompanyId, chat.ChatId, key = Tag.KeyOf(tag), tag, chat.PropertyId, chat.Status, chat.LastActivityAt });

    public Task RemoveAsync(WriteScope scope, Chat chat, string tag) => scope.ExecuteAsync(
        "delete from chat_tags where company_id = @CompanyId and chat_id = @ChatId and tag_key = @key",
        new { chat.CompanyId, chat.ChatId, key = Tag.KeyOf(tag) });

    /// <summary>Brings the tags of a chat that the transaction has changed in step with it.</summary>
    public static Task FollowAsync(WriteScope scope, Chat chat) => string.IsNullOrEmpty(chat.TagList)
        ? Task.CompletedTask
        : scope.ExecuteAsync(
            """
            update chat_tags set property_id = @PropertyId, status = @Status, last_activity_at = @LastActivityAt
             where company_id = @CompanyId and chat_id = @ChatId
            """,
            new { chat.PropertyId, chat.Status, chat.LastActivityAt, chat.CompanyId, chat.ChatId });
}
