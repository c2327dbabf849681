namespace TwoWayChat.Reports;

/// <summary>Chats that ended in a range, of a property or a user, and how long those that were answered were handled.</summary>
internal sealed record EndedRow
{
    /// <summary>Of the property, or of the user.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required long Ended { get; init; }

    /// <summary>Of them, those that somebody had answered.</summary>
    public required long Handled { get; init; }

    /// <summary>From first answer to end, all together, milliseconds.</summary>
    public long? Time { get; init; }

    /// <summary>In the mean, milliseconds; null where nothing was answered.</summary>
    public long? Mean => Handled == 0 ? null : Time / Handled;
}
