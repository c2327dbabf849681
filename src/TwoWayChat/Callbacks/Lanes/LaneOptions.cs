namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Section <c>Callbacks:Lane</c>: how callbacks are scheduled.</summary>
internal sealed class LaneOptions
{
    public const string Section = "Callbacks:Lane";

    /// <summary>Events of a session that may be under way at once, counted from the oldest that is not done.</summary>
    public int Window { get; set; } = 32;

    /// <summary>Attempts in flight on this node.</summary>
    public int InFlight { get; set; } = 512;

    /// <summary>Most attempts in flight to one endpoint; the adaptive cap moves below it.</summary>
    public int InFlightPerEndpoint { get; set; } = 64;

    /// <summary>How long acknowledgements may wait to be written together; bounds duplicates after a crash.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a lane is owned without being renewed.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often leases are renewed, and lagging cursors of nobody's looked for.</summary>
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a clean stop waits for attempts in flight.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>An endpoint without any success for this long is disabled.</summary>
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromHours(24);

    public IEnumerable<string> Problems()
    {
        if (Window is < 1 or > 64)
        {
            yield return "Callbacks:Lane:Window must be from 1 to 64";
        }

        if (InFlight < 1 || InFlightPerEndpoint < 1)
        {
            yield return "Callbacks:Lane:InFlight and Callbacks:Lane:InFlightPerEndpoint must be at least 1";
        }

        if (FlushInterval < TimeSpan.Zero || Renewal <= TimeSpan.Zero || Lease < Renewal * 2)
        {
            yield return "Callbacks:Lane:Lease must be at least twice Callbacks:Lane:Renewal, and Callbacks:Lane:FlushInterval not negative";
        }

        if (DisableAfter <= TimeSpan.Zero || StopGrace < TimeSpan.Zero)
        {
            yield return "Callbacks:Lane:DisableAfter must be longer than nothing, and Callbacks:Lane:StopGrace not negative";
        }
    }
}
