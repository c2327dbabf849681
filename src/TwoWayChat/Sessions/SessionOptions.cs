namespace TwoWayChat.Sessions;

/// <summary>Section <c>Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>How long a session lives after it was registered or renewed; 56 hours, to the second, as the service documented at first.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(56);

    /// <summary>How long before its end <c>session.expiring</c> comes; a session that lives no longer than this gets none.</summary>
    public TimeSpan Warning { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often sessions whose time has come are looked for. Their use ends at the moment itself, whatever this says.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Streams and waiting pulls of one session at once.</summary>
    public int FollowersPerSession { get; set; } = 8;

    /// <summary>Streams and waiting pulls of one caller at once, over all sessions.</summary>
    public int FollowersPerUser { get; set; } = 1000;

    public IEnumerable<string> Problems()
    {
        if (FollowersPerSession < 1 || FollowersPerUser < 1)
        {
            yield return "Sessions:FollowersPerSession and Sessions:FollowersPerUser must be at least 1";
        }

        if (Lifetime <= TimeSpan.Zero || Lifetime > TimeSpan.FromDays(365))
        {
            yield return "Sessions:Lifetime must be a time span above zero, a year at most";
        }

        if (Warning < TimeSpan.Zero)
        {
            yield return "Sessions:Warning must not be negative";
        }

        if (Sweep <= TimeSpan.Zero || Sweep > TimeSpan.FromMinutes(10))
        {
            yield return "Sessions:Sweep must be a time span above zero, ten minutes at most";
        }
    }
}
