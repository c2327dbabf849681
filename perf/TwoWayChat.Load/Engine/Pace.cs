using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TwoWayChat.Load.Engine;

/// <summary>
/// An open loop: things become due at a rate that nothing slows down. A thread of its own keeps the time, to some 0.1 ms and without spinning.
/// </summary>
internal static class Pace
{
    private const int MonotonicClock = 1; // CLOCK_MONOTONIC, which the stopwatch reads on Linux.
    private const int AbsoluteTime = 1; // TIMER_ABSTIME
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>At high rates, several become due at once.</summary>
    private static readonly long LeastSleep = Stopwatch.Frequency / 1000;

    /// <summary>The stopwatch's time: the same for all processes of the machine.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>
    /// Calls <paramref name="due"/> with the number and the intended moment (stopwatch) of each; it must not block. The moment of the first.
    /// </summary>
    public static Task<long> RunAsync(double rate, int count, Action<int, long> due)
    {
        var ended = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => ended.SetResult(Run(rate, count, due))) { IsBackground = true, Name = "pace" };
        thread.Start();
        return ended.Task;
    }

    private static long Run(double rate, int count, Action<int, long> due)
    {
        var from = Stopwatch.GetTimestamp();
        var now = from;
        for (var number = 0; number < count; number++)
        {
            var at = from + (long)(number / rate * Stopwatch.Frequency);
            if (at > now)
            {
                SleepUntil(Math.Max(at, now + LeastSleep));
                now = Stopwatch.GetTimestamp();
            }

            due(number, at);
        }

        return from;
    }

    private static void SleepUntil(long timestamp)
    {
        var until = new Moment { Seconds = timestamp / NanosecondsPerSecond, Nanoseconds = timestamp % NanosecondsPerSecond };
        while (ClockNanosleep(MonotonicClock, AbsoluteTime, in until, 0) != 0)
        {
            // Interrupted by a signal.
        }
    }

    [DllImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockNanosleep(int clock, int flags, in Moment until, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
