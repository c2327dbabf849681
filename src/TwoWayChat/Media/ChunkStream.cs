using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>Reads content out of its chunks, from any place on; holds one chunk in memory at a time.</summary>
internal sealed class ChunkStream(Database database, ContentKey key, long length) : Stream
{
    private byte[] chunk = [];
    private long loaded = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        await LoadAsync(Position / DatabaseMediaStore.ChunkBytes, cancellationToken);
        var from = (int)(Position % DatabaseMediaStore.ChunkBytes);
        var count = Math.Min(buffer.Length, chunk.Length - from);
        chunk.AsMemory(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The database is read asynchronously");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Throws <see cref="IOException"/> where the content has been swept meanwhile, so that the answer breaks off instead of going on wrong.</summary>
    private async ValueTask LoadAsync(long number, CancellationToken cancellationToken)
    {
        if (number == loaded)
        {
            return;
        }

        chunk = await database.FirstOrDefaultAsync<byte[]>(
            "select content from media_chunks where company_id = @CompanyId and sha256 = @Sha256 and number = @number",
            new { key.CompanyId, key.Sha256, number },
            cancellationToken) ?? throw new IOException("The content is not there any more");
        loaded = number;
    }
}
