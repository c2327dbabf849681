namespace TwoWayChat.Tests.Support;

/// <summary>A request body with a member of each kind.</summary>
internal sealed record ProbeBody
{
    public required string Name { get; init; }

    public int Count { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }
}
