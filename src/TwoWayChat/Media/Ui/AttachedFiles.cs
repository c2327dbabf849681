namespace TwoWayChat.Media.Ui;

/// <summary>The files of a text that is being written, in the order in which they go out; the latest complaint about one beside them.</summary>
internal sealed class AttachedFiles
{
    private readonly List<AttachedFile> files = [];

    public IReadOnlyList<AttachedFile> All => files;

    public bool IsUploading => files.Any(file => file.Stored is null);

    /// <summary>Why a file is not among them.</summary>
    public string? Problem { get; set; }

    /// <summary>What a send names.</summary>
    public IReadOnlyList<string> Ids => [.. files.Select(file => file.Stored).OfType<MediaBody>().Select(stored => stored.Id)];

    public void Add(AttachedFile file) => files.Add(file);

    /// <summary>These were put to the text earlier.</summary>
    public void TakeBack(IEnumerable<MessageMedia> kept) => files.InsertRange(0, kept.Select(one => new AttachedFile(one.FileName, one.SizeBytes)
    {
        Stored = new MediaBody(one.Id, one.ContentType, one.SizeBytes, one.FileName),
    }));

    public void Remove(AttachedFile file) => files.Remove(file);

    /// <summary>These are sent; what was put there meanwhile stays.</summary>
    public void Sent(IReadOnlyList<string> ids)
    {
        files.RemoveAll(file => file.Stored is { } stored && ids.Contains(stored.Id));
        Problem = null;
    }
}
