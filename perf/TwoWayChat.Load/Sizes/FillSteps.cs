using System.Diagnostics;

namespace TwoWayChat.Load.Sizes;

/// <summary>Says how long each step of a long filling takes, on the error stream: what stands on the other is the result.</summary>
internal static class FillSteps
{
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string name, Func<Task> step)
    {
        var start = Stopwatch.GetTimestamp();
        await step();
        var took = Stopwatch.GetElapsedTime(start);
        if (took > WorthSaying)
        {
            await Console.Error.WriteLineAsync($"filled {name} in {took.TotalSeconds:0} s");
        }
    }
}
