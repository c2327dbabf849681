using System.Diagnostics;

namespace TwoWayChat.Load.Driving;

/// <summary>Waits for what another process gives no signal of.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Whether <paramref name="condition"/> came to hold within <paramref name="limit"/>.</summary>
    public static async Task<bool> HoldsAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        var started = Stopwatch.StartNew();
        while (!await condition())
        {
            if (started.Elapsed > limit)
            {
                return false;
            }

            await Task.Delay(Pause);
        }

        return true;
    }
}
