namespace TwoWayChat.Hosting;

/// <summary>One page of a list.</summary>
/// <param name="Items">What the page holds.</param>
/// <param name="Next">Cursor of the next page for <c>?after=</c>; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
