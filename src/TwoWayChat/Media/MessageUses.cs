using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>Which message shows which media: written and undone in the transactions that write and redact messages.</summary>
internal static class MessageUses
{
    private const string Unshown =
        """
        company_id = @companyId and media_id in @mediaIds
          and not exists (select 1 from message_media u where u.company_id = media.company_id and u.media_id = media.media_id)
        """;

    /// <summary>
    /// Notes that a stored message shows the media, which stay from now on. Throws 400 (<c>media</c>) where one has been swept since it was looked up.
    /// </summary>
    public static async Task AddAsync(WriteScope scope, MessageKey message, IReadOnlyList<MessageMedia> media)
    {
        for (var number = 0; number < media.Count; number++)
        {
            var use = new { message.CompanyId, message.MessageId, message.ChatId, Number = (long)number, MediaId = media[number].Id };
            var there = await scope.ExecuteAsync(
                "update media set unused_since = null where company_id = @CompanyId and media_id = @MediaId", use);
            if (there == 0)
            {
                throw MediaIds.Unknown(media[number].Id);
            }

            await scope.ExecuteAsync(
                """
                insert into message_media (company_id, message_id, number, media_id, chat_id)
                values (@CompanyId, @MessageId, @Number, @MediaId, @ChatId)
                """,
                use);
        }
    }

    /// <summary>
    /// Takes the media off a message that is redacted or removed. What no other message shows is gone at once for every reader and link; its content
    /// goes as soon as <see cref="RemoveContents"/> comes to it.
    /// </summary>
    public static async Task RemoveAsync(WriteScope scope, string companyId, string messageId)
    {
        var key = new { companyId, messageId };
        // Locked first: a message that takes one of them at this moment either is seen below, or finds it gone.
        var mediaIds = await scope.QueryAsync<string>(
            $"""
            select m.media_id
              from media m
             where m.company_id = @companyId
               and m.media_id in (select u.media_id from message_media u where u.company_id = @companyId and u.message_id = @messageId)
             order by m.media_id
             limit {MediaIds.Most}{scope.Dialect.ForUpdate}
            """,
            key);
        if (mediaIds.Count == 0)
        {
            return;
        }

        await ForgetUploadsAsync(scope, companyId, mediaIds);
        await scope.ExecuteAsync("delete from message_media where company_id = @companyId and message_id = @messageId", key);
        await scope.ExecuteAsync("update messages set media = null where company_id = @companyId and message_id = @messageId", key);
        await scope.ExecuteAsync(
            $"""
            insert into media_removals (company_id, sha256, due_at)
            select distinct company_id, sha256, {scope.Dialect.NowMilliseconds} from media where {Unshown}
                on conflict (company_id, sha256) do update set due_at = excluded.due_at;
            delete from media where {Unshown}
            """,
            new { companyId, mediaIds });
    }

    /// <summary>Answers kept for repeated uploads name the file: who uploads again gets another media.</summary>
    private static Task<int> ForgetUploadsAsync(WriteScope scope, string companyId, IReadOnlyList<string> mediaIds) => scope.ExecuteAsync(
        """
        delete from idempotency_keys
         where company_id = @companyId
           and user_id in (select m.uploaded_by from media m where m.company_id = @companyId and m.media_id in @mediaIds)
           and exists (select 1 from media m
                        where m.company_id = @companyId and m.media_id in @mediaIds and idempotency_keys.answer like '{"id":"' || m.media_id || '"%')
        """,
        new { companyId, mediaIds });
}
