namespace TwoWayChat.Callbacks.Trouble;

/// <summary>An endpoint that fails while sessions wait for it: its breaker is open, or it has been tried in vain for long.</summary>
internal sealed record FailingRow
{
    /// <summary>Trouble that lasts: managers get a mail.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    /// <summary>Trouble that lasts long: they get another.</summary>
    public static readonly TimeSpan LastingLong = TimeSpan.FromHours(1);

    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>When trouble began, epoch milliseconds.</summary>
    public required long FailingSince { get; init; }

    /// <summary>The last failure.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether that was a wrong set-up, which only people can mend.</summary>
    public required bool Misconfigured { get; init; }

    /// <summary>What there is to tell at <paramref name="now"/>, epoch milliseconds.</summary>
    public IEnumerable<TroubleKind> Due(long now)
    {
        if (Misconfigured)
        {
            yield return TroubleKind.Misconfigured;
        }

        var lasting = TimeSpan.FromMilliseconds(now - FailingSince);
        if (lasting >= Lasting)
        {
            yield return TroubleKind.FiveMinutes;
        }

        if (lasting >= LastingLong)
        {
            yield return TroubleKind.OneHour;
        }
    }
}
