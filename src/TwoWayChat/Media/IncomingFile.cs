using System.Security.Cryptography;
using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>
/// Content on its way in: a file under a temporary name, hashed while it was written. Disposing removes it, unless the store has moved it away.
/// </summary>
internal sealed class IncomingFile : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private IncomingFile(string path, long size, string sha256)
    {
        Path = path;
        Size = size;
        Sha256 = sha256;
    }

    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>
    /// Writes <paramref name="content"/> into a new file at <paramref name="path"/>; null, with no file left, once there are more than
    /// <paramref name="most"/> bytes. Throws <see cref="StorageUnavailableException"/> where the disk refuses.
    /// </summary>
    public static async Task<IncomingFile?> ReadAsync(string path, Stream content, long most, CancellationToken cancellationToken)
    {
        var whole = false;
        try
        {
            await using var file = DataFolder.CreateFile(path, FileMode.CreateNew);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            whole = await CopyAsync(content, file, hash, most, cancellationToken);
            return whole ? new IncomingFile(path, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset())) : null;
        }
        finally
        {
            if (!whole)
            {
                File.Delete(path);
            }
        }
    }

    public void Dispose() => File.Delete(Path);

    private static async Task<bool> CopyAsync(Stream content, FileStream file, IncrementalHash hash, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var total = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += read;
            if (total > most)
            {
                return false;
            }

            hash.AppendData(buffer, 0, read);
            await WriteAsync(file, buffer.AsMemory(0, read), cancellationToken);
        }

        await WriteAsync(file, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return true;
    }

    /// <summary>Apart from reading, whose failures are the sender's.</summary>
    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
            if (bytes.IsEmpty)
            {
                await file.FlushAsync(cancellationToken);
            }
        }
        catch (IOException error)
        {
            throw new StorageUnavailableException("The data folder takes no more", error);
        }
    }
}
