using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Media;

/// <summary>Where media lie in the data folder: <c>media/COMPANY/ab/abcd…</c> by SHA-256, what is coming in at <c>media/incoming</c>.</summary>
internal sealed class MediaFolder(IOptions<DataOptions> options, Ids ids)
{
    private const string IncomingName = "incoming";

    private readonly string root = Path.Combine(Path.GetFullPath(options.Value.Folder), "media");

    public string Incoming => Path.Combine(root, IncomingName);

    /// <summary>Bytes that are free on its disk.</summary>
    public long FreeBytes => new DriveInfo(DataFolder.Create(options.Value.Folder)).AvailableFreeSpace;

    /// <summary>A path that nothing has been written to.</summary>
    public string NewIncoming() => Path.Combine(Incoming, ids.New());

    public string PathOf(ContentKey key) => Path.Combine(root, key.CompanyId, key.Sha256[..2], key.Sha256);

    /// <summary>Ids of the companies that have files.</summary>
    public IEnumerable<string> Companies() =>
        Directory.Exists(root) ? new DirectoryInfo(root).EnumerateDirectories().Select(folder => folder.Name).Where(Ids.IsId) : [];

    /// <summary>The company's files.</summary>
    public IEnumerable<FileInfo> FilesOf(string companyId) =>
        new DirectoryInfo(Path.Combine(root, companyId)).EnumerateFiles("*", SearchOption.AllDirectories);

    /// <summary>Files of uploads, under way or cut off.</summary>
    public IEnumerable<FileInfo> IncomingFiles() => Directory.Exists(Incoming) ? new DirectoryInfo(Incoming).EnumerateFiles() : [];

    /// <summary>Makes the folder of a file that is to stay, and has the disk remember every folder that had to be made.</summary>
    public void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var made = new Stack<string>();
        for (var at = folder; at.Length >= root.Length && !Directory.Exists(at); at = Path.GetDirectoryName(at)!)
        {
            made.Push(at);
        }

        while (made.TryPop(out var next))
        {
            DataFolder.Create(next);
            FolderSync.Flush(Path.GetDirectoryName(next)!);
        }
    }
}
