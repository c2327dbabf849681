namespace TwoWayChat.Contacts.Files;

/// <summary>What some lines of an import came to within one transaction.</summary>
/// <param name="before">What the lines before have seen; it is not changed, because the transaction may run again.</param>
internal sealed class ImportStep(SeenLines before)
{
    private readonly List<ImportError> errors = [];

    public ImportCounts Counts { get; private set; } = new();

    public IReadOnlyList<ImportError> Errors => errors;

    /// <summary>What these lines have seen.</summary>
    public SeenLines Seen { get; } = new();

    /// <summary>The line that was the first with the key.</summary>
    public int? First(string key) => before.First(key) ?? Seen.First(key);

    public void Count(ImportCounts one) => Counts += one;

    public void Refuse(params IReadOnlyList<ImportError> found)
    {
        errors.AddRange(found);
        Counts += new ImportCounts { Refused = 1 };
    }
}
