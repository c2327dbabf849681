namespace TwoWayChat.Web.Shared;

/// <summary>A question before a destructive act.</summary>
/// <param name="Title">The act and its object: "Delete the property Billing?".</param>
/// <param name="Action">The button's text, a verb with its object: "Delete property". Never "OK" or "Yes".</param>
internal sealed record Confirmation(string Title, string Action)
{
    /// <summary>What will be lost, one thing with its figure a line: "12 templates".</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Nothing is lost by it: Enter does it at once.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>What happens instead or cannot be undone.</summary>
    public string? Text { get; init; }
}
