using System.Diagnostics;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Faults;

/// <summary>Measures how long nothing arrives although something is due.</summary>
internal sealed class SilenceWatch(Ledger ledger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public TimeSpan Longest { get; private set; }

    /// <summary>Looks until <paramref name="work"/> has ended.</summary>
    public async Task DuringAsync(Task work)
    {
        var (arrived, since) = (ledger.Arrived, Stopwatch.GetTimestamp());
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Pace));
            var now = ledger.Arrived;
            if (now != arrived || ledger.IsComplete)
            {
                (arrived, since) = (now, Stopwatch.GetTimestamp());
            }

            var silence = Stopwatch.GetElapsedTime(since);
            Longest = silence > Longest ? silence : Longest;
        }

        await work;
    }
}
