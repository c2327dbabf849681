namespace TwoWayChat.Callbacks.Trouble;

/// <summary>An endpoint whose breaker is open while sessions wait for it.</summary>
internal sealed record FailingRow
{
    /// <summary>Trouble that lasts: managers get a mail.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    /// <summary>Trouble that lasts long: they get another.</summary>
    public static readonly TimeSpan LastingLong = TimeSpan.FromHours(1);

    /// <summary>How <see cref="LastError"/> begins where only people can mend it, all of the same length.</summary>
    public static readonly string[] Misconfigured =
        [.. Enumerable.Range(200, 400).Where(status => AnswerTable.KindOf(status, false) == AnswerKind.Misconfigured).Select(status => $"HTTP {status}")];

    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>When trouble began, epoch milliseconds.</summary>
    public required long FailingSince { get; init; }

    /// <summary>What opened the breaker.</summary>
    public string? LastError { get; init; }

    /// <summary>What there is to tell at <paramref name="now"/>, epoch milliseconds.</summary>
    public IEnumerable<AlertKind> Due(long now)
    {
        if (LastError is { } error && Misconfigured.Any(answer => error.StartsWith(answer, StringComparison.Ordinal)))
        {
            yield return AlertKind.Misconfigured;
        }

        var lasting = TimeSpan.FromMilliseconds(now - FailingSince);
        if (lasting >= Lasting)
        {
            yield return AlertKind.FiveMinutes;
        }

        if (lasting >= LastingLong)
        {
            yield return AlertKind.OneHour;
        }
    }
}
