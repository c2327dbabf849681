namespace TwoWayChat.Contacts.Files;

/// <summary>
/// Which line of a file was the first about a contact, or with an external id: only that counts, so that reading a file twice ends where reading it once did.
/// </summary>
internal sealed class SeenLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    /// <summary>The first line with the key; null for none yet.</summary>
    public int? First(string key) => lines.TryGetValue(key, out var line) ? line : null;

    /// <summary>Notes the line where it is the first.</summary>
    public void Add(string key, int line) => lines.TryAdd(key, line);

    /// <summary>Takes over what a transaction that has been committed has seen.</summary>
    public void Add(SeenLines others)
    {
        foreach (var (key, line) in others.lines)
        {
            Add(key, line);
        }
    }
}
