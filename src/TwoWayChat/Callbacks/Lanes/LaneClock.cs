namespace TwoWayChat.Callbacks.Lanes;

/// <summary>The monotonic clock that lanes, back-off and leases go by: clock changes of the machine do not move it.</summary>
internal static class LaneClock
{
    public static TimeSpan Now(TimeProvider time) => time.GetElapsedTime(0);
}
