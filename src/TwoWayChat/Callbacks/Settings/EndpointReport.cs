using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>How a company's endpoint is doing, for the Chat API Config page.</summary>
/// <param name="Breaker">Whether it is called normally.</param>
/// <param name="FailingSince">When trouble began, epoch milliseconds; null while all is well.</param>
/// <param name="LastError">The last failure while trouble lasts.</param>
/// <param name="Sessions">Live sessions whose events go there.</param>
/// <param name="Backlog">What waits for it.</param>
/// <param name="Minutes">Attempts of the last hour, oldest first, <see cref="MinutesPerBar"/> minutes each.</param>
internal sealed record EndpointReport(
    BreakerState Breaker, long? FailingSince, string? LastError, long Sessions, Backlog Backlog, IReadOnlyList<AttemptCount> Minutes)
{
    /// <summary>Minutes of one bar of the picture.</summary>
    public const int MinutesPerBar = 5;

    /// <summary>Bars of the picture.</summary>
    public const int Bars = 12;

    public bool IsWell => Breaker == BreakerState.Closed && FailingSince is null;

    public long Delivered => Minutes.Sum(minute => minute.Delivered);

    public long Failed => Minutes.Sum(minute => minute.Failed);
}
