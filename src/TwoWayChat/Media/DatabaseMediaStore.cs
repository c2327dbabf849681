using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>Content as rows of <see cref="ChunkBytes"/> each, written one by one so that a large one holds up nobody's write: for several nodes.</summary>
internal sealed class DatabaseMediaStore(Database database, TimeProvider time) : IMediaStore
{
    /// <summary>Bytes of each chunk but the last.</summary>
    public const int ChunkBytes = 256 * 1024;

    private const int PerTransaction = 50;

    public async Task KeepAsync(ContentKey key, IncomingFile content, CancellationToken cancellationToken)
    {
        if (await BeginAsync(key, cancellationToken))
        {
            return;
        }

        await using var file = new FileStream(content.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[ChunkBytes];
        int read;
        for (var number = 0; (read = await file.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, cancellationToken)) > 0; number++)
        {
            await AddAsync(key, number, buffer[..read], cancellationToken);
        }

        await database.WriteAsync(
            key.CompanyId,
            scope => scope.ExecuteAsync("update media_contents set complete = true where company_id = @CompanyId and sha256 = @Sha256", key),
            cancellationToken);
    }

    public async Task<Stream?> OpenAsync(ContentKey key, long size, CancellationToken cancellationToken)
    {
        var complete = await database.FirstOrDefaultAsync<bool>(
            "select complete from media_contents where company_id = @CompanyId and sha256 = @Sha256", key, cancellationToken);
        return complete ? new ChunkStream(database, key, size) : null;
    }

    public Task<bool> RemoveAsync(ContentKey key, DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        key.CompanyId,
        async scope =>
        {
            var one = new { key.CompanyId, key.Sha256, before = before.ToUnixTimeMilliseconds() };
            await scope.ExecuteAsync(
                """
                delete from media_contents
                 where company_id = @CompanyId and sha256 = @Sha256 and stored_at < @before
                   and not exists (select 1 from media m where m.company_id = media_contents.company_id and m.sha256 = media_contents.sha256)
                """,
                one);
            return await scope.FirstOrDefaultAsync<string>(
                """
                select sha256
                  from media_contents
                 where company_id = @CompanyId and sha256 = @Sha256
                   and not exists (select 1 from media m where m.company_id = media_contents.company_id and m.sha256 = media_contents.sha256)
                """,
                one) is null;
        },
        cancellationToken);

    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0;
        int some;
        do
        {
            some = await database.WriteAsync("", scope => RemoveAsync(scope, before.ToUnixTimeMilliseconds()), cancellationToken);
            removed += some;
        }
        while (some == PerTransaction);
        return removed;
    }

    /// <summary>Makes the content's row, or young again; whether all of it is there. The row is locked: a sweep at this moment finds it young.</summary>
    private Task<bool> BeginAsync(ContentKey key, CancellationToken cancellationToken) => database.WriteAsync(
        key.CompanyId,
        scope => scope.FirstOrDefaultAsync<bool>(
            """
            insert into media_contents (company_id, sha256, complete, stored_at) values (@CompanyId, @Sha256, false, @now)
                on conflict (company_id, sha256) do update set stored_at = excluded.stored_at
            returning complete
            """,
            new { key.CompanyId, key.Sha256, now = time.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellationToken);

    /// <summary>Two uploads of the same content may write the same chunk: the first counts.</summary>
    private Task<int> AddAsync(ContentKey key, int number, byte[] content, CancellationToken cancellationToken) => database.WriteAsync(
        key.CompanyId,
        scope => scope.ExecuteAsync(
            """
            insert into media_chunks (company_id, sha256, number, content) values (@CompanyId, @Sha256, @number, @content)
                on conflict (company_id, sha256, number) do nothing
            """,
            new { key.CompanyId, key.Sha256, number = (long)number, content }),
        cancellationToken);

    private static Task<int> RemoveAsync(WriteScope scope, long before) => scope.ExecuteAsync(
        """
        delete from media_contents
         where stored_at < @before and (company_id, sha256) in (
               select c.company_id, c.sha256
                 from media_contents c
                where c.stored_at < @before
                  and not exists (select 1 from media m where m.company_id = c.company_id and m.sha256 = c.sha256)
                limit @limit)
        """,
        new { before, limit = PerTransaction });
}
