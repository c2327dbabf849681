namespace TwoWayChat.Load.Measures;

/// <summary>How long each part of a comparison takes; seconds where nothing else is said.</summary>
internal sealed record ComparisonPlan
{
    private static readonly string[] AtTheirBest = ["sqlite", "postgres", "bullmq", "pg-boss"];

    /// <summary>Some 17 minutes on two cores.</summary>
    public static readonly ComparisonPlan Full = new();

    /// <summary>Some 6 minutes, for a look: half compiled, and without the peers as they come.</summary>
    public static readonly ComparisonPlan Short = new()
    {
        WarmUp = 5, PeerWarmUp = 2, Seconds = 4, RungSeconds = 2, Starts = 3, FanOutWarmUp = 20, FanOuts = 10, Backlog = 10_000, Idle = 20_000,
        DrainLimit = TimeSpan.FromSeconds(20), Peers = ["bullmq", "pg-boss"], Engines = AtTheirBest, Drains = AtTheirBest, TarPits = ["sqlite"],
    };

    public double WarmUp { get; init; } = 10;

    public double PeerWarmUp { get; init; } = 4;

    public double Seconds { get; init; } = 10;

    /// <summary>Of each rate that an engine is tried at.</summary>
    public double RungSeconds { get; init; } = 4;

    public int Starts { get; init; } = 5;

    /// <summary>Events.</summary>
    public int FanOutWarmUp { get; init; } = 60;

    /// <summary>Events.</summary>
    public int FanOuts { get; init; } = 30;

    /// <summary>Callbacks that wait.</summary>
    public int Backlog { get; init; } = 20_000;

    /// <summary>Sessions that wait.</summary>
    public int Idle { get; init; } = 100_000;

    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>What the whole path is held against. Without pg-boss untuned, whose worker takes one job in 2 s.</summary>
    public IReadOnlyList<string> Peers { get; init; } = ["bullmq", "bullmq-durable", "bullmq-untuned", "pg-boss"];

    public IReadOnlyList<string> Engines { get; init; } =
        ["sqlite", "postgres", "bullmq", "bullmq-durable", "bullmq-untuned", "pg-boss", "pg-boss-untuned"];

    public IReadOnlyList<string> Drains { get; init; } = ["sqlite", "postgres", "bullmq", "bullmq-durable", "bullmq-untuned", "pg-boss"];

    public IReadOnlyList<string> TarPits { get; init; } = ["sqlite", "bullmq", "pg-boss"];
}
