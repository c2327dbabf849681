using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>
/// Content as files of the data folder, for one node. A file is on disk under its temporary name before it gets its own, so that a name never stands for
/// half a file.
/// </summary>
internal sealed class FileMediaStore(MediaFolder folder, MediaRows rows, TimeProvider time) : IMediaStore
{
    private const int LooksAtOnce = 500;

    /// <summary>Held while a file is placed or removed: what is placed again at that moment counts as new and stays.</summary>
    private readonly Lock gate = new();

    public Task KeepAsync(ContentKey key, IncomingFile content, CancellationToken cancellationToken)
    {
        try
        {
            using (var file = File.OpenHandle(content.Path, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(file);
            }

            Place(content.Path, folder.PathOf(key));
            return Task.CompletedTask;
        }
        catch (IOException error)
        {
            throw new StorageUnavailableException("The data folder takes no more", error);
        }
    }

    public Task<Stream?> OpenAsync(ContentKey key, long size, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(folder.PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public async Task<bool> RemoveAsync(ContentKey key, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var file = new FileInfo(folder.PathOf(key));
        return !file.Exists || (await rows.SpokenOfAsync(key.CompanyId, [key.Sha256], cancellationToken)).Count > 0 || RemoveOld(file, before);
    }

    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = folder.IncomingFiles().ToList().Count(file => RemoveOld(file, before));
        foreach (var companyId in folder.Companies().ToList())
        {
            foreach (var files in folder.FilesOf(companyId).Where(file => file.LastWriteTimeUtc < before.UtcDateTime).Chunk(LooksAtOnce))
            {
                var spokenOf = await rows.SpokenOfAsync(companyId, [.. files.Select(file => file.Name)], cancellationToken);
                removed += files.Count(file => !spokenOf.Contains(file.Name) && RemoveOld(file, before));
            }
        }

        return removed;
    }

    private void Place(string from, string to)
    {
        lock (gate)
        {
            folder.Prepare(to);
            File.SetLastWriteTimeUtc(from, time.GetUtcNow().UtcDateTime);
            File.Move(from, to, overwrite: true);
        }

        FolderSync.Flush(Path.GetDirectoryName(to)!);
    }

    private bool RemoveOld(FileInfo file, DateTimeOffset before)
    {
        lock (gate)
        {
            file.Refresh();
            if (!file.Exists || file.LastWriteTimeUtc >= before.UtcDateTime)
            {
                return false;
            }

            file.Delete();
            return true;
        }
    }
}
