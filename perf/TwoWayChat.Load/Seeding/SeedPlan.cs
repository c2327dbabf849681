namespace TwoWayChat.Load.Seeding;

/// <summary>How much there is to begin with.</summary>
internal sealed record SeedPlan
{
    /// <summary>Where callbacks go.</summary>
    public required Uri CallbackUrl { get; init; }

    /// <summary>Where those of every second company go; null for the same.</summary>
    public Uri? SecondCallbackUrl { get; init; }

    public int Companies { get; init; } = 1;

    /// <summary>Per company.</summary>
    public int Properties { get; init; } = 2;

    /// <summary>Global managers per company.</summary>
    public int Managers { get; init; } = 1;

    /// <summary>Agents and property managers per company, alternately, going round the properties.</summary>
    public int Staff { get; init; }
}
