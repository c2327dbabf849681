using TwoWayChat.Callbacks.Trouble;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What is stored of an endpoint's health; times in epoch milliseconds.</summary>
internal sealed record EndpointRow
{
    /// <summary>CLOSED, OPEN or DISABLED.</summary>
    public required string Breaker { get; init; }

    /// <summary>When trouble began; null while all is well.</summary>
    public long? FailingSince { get; init; }

    public long? LastSuccessAt { get; init; }

    /// <summary>The last failure, for people.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether that failure was a wrong set-up, which only people can mend.</summary>
    public bool Misconfigured { get; init; }

    public required long UpdatedAt { get; init; }

    /// <summary>It was tried in vain for so long that managers are told, whatever its breaker says.</summary>
    public bool IsFailingForLong => UpdatedAt - FailingSince >= FailingRow.Lasting.TotalMilliseconds;
}
