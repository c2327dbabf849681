namespace TwoWayChat.Reports;

/// <summary>Chats that were started in a range, and how soon those of customers were answered: of a property, or by a user.</summary>
internal sealed record ResponseRow
{
    /// <summary>Of the property, or of the user.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required long Started { get; init; }

    public required long Answered { get; init; }

    /// <summary>From start to first answer, all together, milliseconds.</summary>
    public long? Time { get; init; }

    /// <summary>In the mean, milliseconds; null where nothing was answered.</summary>
    public long? Mean => Answered == 0 ? null : Time / Answered;
}
