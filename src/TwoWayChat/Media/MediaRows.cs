using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Rows of media, and which messages show them.</summary>
internal sealed class MediaRows(Database database)
{
    private const string Columns =
        "m.company_id, m.media_id, m.content_type, m.size_bytes, m.sha256, m.file_name, m.uploaded_by, m.created_at, m.unused_since";

    /// <summary>Media of a company, whoever may see them.</summary>
    public Task<MediaRow?> FindAsync(string companyId, string mediaId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<MediaRow>(
        $"select {Columns} from media m where m.company_id = @companyId and m.media_id = @mediaId",
        new { companyId, mediaId },
        cancellationToken);

    /// <summary>Those of the named that the caller may see: shown in a chat within reach, or uploaded by the caller and not shown anywhere yet.</summary>
    public Task<IReadOnlyList<MediaRow>> FindVisibleAsync(Caller caller, IReadOnlyList<string> mediaIds, CancellationToken cancellationToken) =>
        database.QueryAsync<MediaRow>(
            $"""
            select {Columns}
              from media m
             where m.company_id = @companyId and m.media_id in @mediaIds
               and ((m.unused_since is not null and m.uploaded_by in @uploaders)
                    or exists (select 1 from message_media u
                                 join chats h on h.company_id = u.company_id and h.chat_id = u.chat_id
                                where u.company_id = m.company_id and u.media_id = m.media_id and {Access.Sql(caller.Account, "h")}))
             limit @limit
            """,
            new
            {
                companyId = caller.CompanyId,
                mediaIds,
                uploaders = new[] { caller.Account.UserId, caller.Authenticated.UserId },
                viewerId = caller.Account.UserId,
                propertyIds = caller.Account.PropertyIds.ToArray(),
                limit = mediaIds.Count,
            },
            cancellationToken);

    /// <summary>Bytes that a user has uploaded and no message names.</summary>
    public Task<long> UnusedBytesAsync(string companyId, string userId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<long>(
        """
        select cast(coalesce(sum(size_bytes), 0) as bigint) from media
         where company_id = @companyId and uploaded_by = @userId and unused_since is not null
        """,
        new { companyId, userId },
        cancellationToken);

    public Task AddAsync(WriteScope scope, MediaRow row) => scope.ExecuteAsync(
        """
        insert into media (company_id, media_id, content_type, size_bytes, sha256, file_name, uploaded_by, created_at, unused_since)
        values (@CompanyId, @MediaId, @ContentType, @SizeBytes, @Sha256, @FileName, @UploadedBy, @CreatedAt, @UnusedSince)
        """,
        row);

    /// <summary>Which of these contents rows speak of.</summary>
    public async Task<IReadOnlySet<string>> SpokenOfAsync(string companyId, IReadOnlyList<string> hashes, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync<string>(
            "select distinct sha256 from media where company_id = @companyId and sha256 in @hashes limit @limit",
            new { companyId, hashes, limit = hashes.Count },
            cancellationToken);
        return found.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Removes rows that no message shows, or shows any more, since before <paramref name="before"/> (epoch ms); how many, at most <paramref name="limit"/>.
    /// </summary>
    public Task<int> RemoveUnusedAsync(WriteScope scope, long before, int limit) => scope.ExecuteAsync(
        """
        delete from media
         where unused_since < @before and (company_id, media_id) in (
               select company_id, media_id from media where unused_since < @before limit @limit)
        """,
        new { before, limit });
}
