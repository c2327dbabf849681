namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>The machine's clock, moved: timers run as ever, but the time of day is what the scene says.</summary>
internal sealed class PictureClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan ahead = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <summary>Goes on to that moment; back is not possible.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        var forward = moment - GetUtcNow();
        if (forward > TimeSpan.Zero)
        {
            ahead += forward;
        }
    }
}
