namespace TwoWayChat.Load.Faults;

/// <summary>What is to be survived.</summary>
internal sealed record KillPlan
{
    public required int Rounds { get; init; }

    /// <summary>Inbound texts per round.</summary>
    public int Texts { get; init; } = 2000;

    /// <summary>Phones that write them, new ones each round.</summary>
    public int Phones { get; init; } = 64;

    /// <summary>Most kills per round; each round has at least one.</summary>
    public int Kills { get; init; } = 2;

    /// <summary>Of so many starts one is cut short by a further kill; 0 for none.</summary>
    public int AtStartOneIn { get; init; }

    /// <summary>Where the server lies, if not beside this program: one that was published ready to run starts in a third of the time.</summary>
    public DirectoryInfo? Server { get; init; }

    /// <summary>Settings of the server beside those of the database.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings { get; init; } = [];
}
