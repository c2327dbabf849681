using System.Text.Json.Serialization;
using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Files;

/// <summary>An import as the API shows it.</summary>
/// <param name="Status"><c>RUNNING</c>, <c>DONE</c> or <c>FAILED</c>; of a failed one, what had been read stays.</param>
/// <param name="Failure">Why it failed; left out where it did not.</param>
/// <param name="By">Who read the file in.</param>
/// <param name="DryRun">Whether it only tells what would happen.</param>
/// <param name="Existing"><c>UPDATE</c> or <c>SKIP</c>.</param>
/// <param name="Columns">The columns of the file and the fields that they filled; null for an ignored one.</param>
/// <param name="Lines">Lines that held something, without the heading: the sum of the figures that follow.</param>
/// <param name="Created">Contacts that were not there.</param>
/// <param name="Updated">Contacts that have changed.</param>
/// <param name="Unchanged">Contacts of which the file said what was known.</param>
/// <param name="Skipped">Contacts that were there and were to stay as they are.</param>
/// <param name="Refused">Lines that were refused.</param>
/// <param name="Errors">Why, the first hundred; more as CSV at <c>/contacts/imports/{id}/errors</c>.</param>
/// <param name="CreatedAt">When it began, epoch milliseconds.</param>
/// <param name="UpdatedAt">When its last lines were taken over, epoch milliseconds.</param>
internal sealed record ImportBody(
    string Id,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failure,
    NamedRef By,
    bool DryRun,
    string Existing,
    IReadOnlyList<ImportColumn> Columns,
    long Lines,
    long Created,
    long Updated,
    long Unchanged,
    long Skipped,
    long Refused,
    IReadOnlyList<ImportError> Errors,
    long CreatedAt,
    long UpdatedAt)
{
    public static ImportBody Of(ContactImport import, IReadOnlyList<ImportError> errors) => new(
        import.ImportId,
        import.Status,
        import.Failure,
        new NamedRef(import.UserId, import.UserName),
        import.DryRun,
        import.Existing,
        import.ColumnList,
        import.Counts.Lines,
        import.Created,
        import.Updated,
        import.Unchanged,
        import.Skipped,
        import.Refused,
        errors,
        import.CreatedAt,
        import.UpdatedAt);
}
