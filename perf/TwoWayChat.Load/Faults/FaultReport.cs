namespace TwoWayChat.Load.Faults;

/// <summary>What came of rounds of faults on several nodes.</summary>
internal sealed record FaultReport
{
    public required int Rounds { get; init; }

    public required long Accepted { get; init; }

    /// <summary>Requests without a 202, which were made again.</summary>
    public required long Resent { get; init; }

    /// <summary>Events, first arrivals.</summary>
    public required long Arrived { get; init; }

    public required long Duplicates { get; init; }

    /// <summary>Most that one session got after one fault.</summary>
    public required int MostDuplicates { get; init; }

    /// <summary>Longest time without a single arrival while events were waiting.</summary>
    public required TimeSpan LongestSilence { get; init; }

    public required IReadOnlyList<string> Violations { get; init; }

    public override string ToString() =>
        $"{Rounds} rounds: {Accepted} texts accepted ({Resent} requests made again), {Arrived} events arrived, {Duplicates} duplicates "
        + $"(at most {MostDuplicates} for a session after a fault), longest silence {LongestSilence.TotalSeconds:0.0} s, {Violations.Count} violations";
}
