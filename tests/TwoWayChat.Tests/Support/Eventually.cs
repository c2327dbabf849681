using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TwoWayChat.Tests.Support;

/// <summary>Waits for conditions that give no signal, such as a row written by a worker. The limit is generous: it only ends a test that fails.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    public static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var started = Stopwatch.StartNew();
        while (!await condition())
        {
            started.Elapsed.ShouldBeLessThan(Limit, $"waited in vain for: {what}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> ComesAsync<T>(Func<Task<T?>> read, [CallerArgumentExpression(nameof(read))] string what = "")
        where T : class
    {
        T? value = null;
        await HoldsAsync(async () => (value = await read()) is not null, what);
        return value!;
    }
}
