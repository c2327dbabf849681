namespace TwoWayChat.Contacts.Files;

/// <summary>An import under way, as far as it has been committed.</summary>
/// <param name="Import">Its row.</param>
/// <param name="Errors">The first errors, to be told with it.</param>
/// <param name="Kept">Errors that are kept.</param>
/// <param name="Seen">What its lines have been about.</param>
internal sealed record ImportRun(ContactImport Import, IReadOnlyList<ImportError> Errors, int Kept, SeenLines Seen)
{
    /// <summary>The same with more lines committed.</summary>
    public ImportRun With(ImportStep step, long at)
    {
        Seen.Add(step.Seen);
        return this with
        {
            Import = Import.With(step.Counts, at),
            Errors = [.. Errors, .. step.Errors.Take(ImportStore.MostTold - Errors.Count)],
            Kept = Math.Min(ImportStore.MostKept, Kept + step.Errors.Count),
        };
    }
}
