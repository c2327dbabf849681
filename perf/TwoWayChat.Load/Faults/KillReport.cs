namespace TwoWayChat.Load.Faults;

/// <summary>What came of it.</summary>
internal sealed record KillReport
{
    public required int Rounds { get; init; }

    public required int Kills { get; init; }

    public required long Accepted { get; init; }

    /// <summary>Requests without a 202, which were made again.</summary>
    public required long Resent { get; init; }

    /// <summary>Events, first arrivals.</summary>
    public required long Arrived { get; init; }

    public required long Duplicates { get; init; }

    /// <summary>Most that one session got after one kill.</summary>
    public required int MostDuplicates { get; init; }

    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>What came of several runs together.</summary>
    public static KillReport Of(IReadOnlyCollection<KillReport> runs) => new()
    {
        Rounds = runs.Sum(run => run.Rounds),
        Kills = runs.Sum(run => run.Kills),
        Accepted = runs.Sum(run => run.Accepted),
        Resent = runs.Sum(run => run.Resent),
        Arrived = runs.Sum(run => run.Arrived),
        Duplicates = runs.Sum(run => run.Duplicates),
        MostDuplicates = runs.Select(run => run.MostDuplicates).DefaultIfEmpty().Max(),
        Violations = [.. runs.SelectMany(run => run.Violations)],
    };

    public override string ToString() =>
        $"{Rounds} rounds, {Kills} kills: {Accepted} texts accepted ({Resent} requests made again), {Arrived} events arrived, "
        + $"{Duplicates} duplicates (at most {MostDuplicates} for a session after a kill), {Violations.Count} violations";
}
