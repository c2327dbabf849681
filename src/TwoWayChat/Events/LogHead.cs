namespace TwoWayChat.Events;

/// <summary>How far a company's log reaches.</summary>
internal sealed record LogHead
{
    public required string CompanyId { get; init; }

    /// <summary>The last sequence given; 0 before the first event.</summary>
    public required long Sequence { get; init; }

    /// <summary>Moves with every <see cref="AccessChanged"/>.</summary>
    public required long AccessVersion { get; init; }
}
