using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Web.Shared;

/// <summary>Why the server did not do what a form asked: what belongs to single fields, and what concerns the whole.</summary>
internal sealed class FormRefusal
{
    private readonly ApiException error;

    public FormRefusal(ApiException error) => this.error = error;

    /// <summary>Based on a version that has been changed meanwhile: nothing helps but loading the new one.</summary>
    public bool IsStale => error.Status == StatusCodes.Status412PreconditionFailed;

    /// <summary>There is no such thing, or none that the reader may see; an outage, say, is not that.</summary>
    public bool IsMissing => error.Status == StatusCodes.Status404NotFound;

    /// <summary>The single errors, for pages that list them.</summary>
    public IReadOnlyList<string> Details => [.. error.Errors.Select(RefusalWords.Of)];

    /// <summary>Runs an act; null when it was done, else why not. Bugs are not caught.</summary>
    public static async Task<FormRefusal?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ApiException refused)
        {
            return new FormRefusal(refused);
        }
        catch (StorageUnavailableException)
        {
            return new FormRefusal(ApiException.Unavailable());
        }
    }

    /// <summary>Runs an act of the reader, looked up afresh within it: where storage is out, that look is the first to hear of it.</summary>
    public static Task<FormRefusal?> TryAsync(CurrentUser reader, Func<Caller, Task> act, CancellationToken cancellationToken = default) =>
        TryAsync(async () => await act(await reader.CallerAsync(cancellationToken)));

    /// <summary>What is wrong with the field of that name in the API's request; null when nothing is.</summary>
    public string? At(string field) => error.Errors.FirstOrDefault(found => found.Field == field) is { } found ? RefusalWords.Of(found) : null;

    /// <summary>What the refusal says besides, where it says it under that name.</summary>
    public T? More<T>(string name)
        where T : class => error.More is { } more && more.Name == name ? more.Value as T : null;

    /// <summary>What stands above a form that shows errors at <paramref name="fields"/>: the rest of it, and what to do.</summary>
    public string Text(params IReadOnlyList<string> fields)
    {
        var elsewhere = error.Errors.Where(found => !fields.Contains(found.Field)).Select(RefusalWords.Of).ToList();
        return error switch
        {
            { Status: 412 } => WebText.ChangedMeanwhile,
            { Status: 404 } => WebText.MissingNow,
            { Status: 403, Errors: [] } => WebText.NotAllowed,
            { Status: 503 or 429 } => WebText.TryLater,
            { Errors: [] } => RefusalWords.Of(error),
            _ when elsewhere is [] => WebText.CheckFields,
            _ => $"{RefusalWords.Of(error)} {string.Join(' ', elsewhere)}",
        };
    }

    /// <summary>"must not be empty" as a sentence of its own.</summary>
    public static string Sentence(string text) => text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";
}
