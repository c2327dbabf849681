namespace TwoWayChat.Load.Faults;

/// <summary>What came of a disk that was full under PostgreSQL.</summary>
internal sealed record FullDiskReport
{
    /// <summary>What lay on it.</summary>
    public required string Full { get; init; }

    /// <summary>How long it was full.</summary>
    public required TimeSpan Lasted { get; init; }

    public required long Accepted { get; init; }

    /// <summary>Texts that were refused with a 503 that says when to come again.</summary>
    public required long Refused { get; init; }

    /// <summary>Share of the reads that were answered while the disk was full.</summary>
    public required double ReadsAnswered { get; init; }

    /// <summary>PostgreSQL had given up, and somebody had to start it again once there was room.</summary>
    public required bool DatabaseWentDown { get; init; }

    /// <summary>From the moment at which there was room, and PostgreSQL ran, to the next text that was accepted.</summary>
    public required TimeSpan AcceptsAfter { get; init; }

    /// <summary>The same to the next callback that came.</summary>
    public required TimeSpan DeliversAfter { get; init; }

    public required long Arrived { get; init; }

    public required long Duplicates { get; init; }

    public required IReadOnlyList<string> Violations { get; init; }
}
