namespace TwoWayChat.Callbacks.Lanes;

/// <summary>How long to wait before the next attempt: 1, 2, 4, 8, 15, 30, then every 45 s, half of it left to chance.</summary>
internal sealed class Backoff(Func<double> chance)
{
    private static readonly int[] Seconds = [1, 2, 4, 8, 15, 30, 45];

    /// <summary>The wait after <paramref name="failures"/> failures in a row, from half of the step up to the whole.</summary>
    public TimeSpan After(int failures)
    {
        var step = Seconds[Math.Clamp(failures, 1, Seconds.Length) - 1];
        return TimeSpan.FromSeconds(step * (0.5 + (chance() / 2)));
    }
}
