namespace TwoWayChat.Web;

/// <summary>
/// Lets acts on a screen's state run one after the other, so that an answer never lands in a state that has changed meanwhile. For use by one circuit,
/// whose calls come one at a time.
/// </summary>
internal sealed class Turns
{
    private Task last = Task.CompletedTask;

    /// <summary>Runs <paramref name="act"/> when all before it have ended, well or not. An act takes no further turn.</summary>
    public Task RunAsync(Func<Task> act) => last = AfterAsync(last, act);

    private static async Task AfterAsync(Task before, Func<Task> act)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await act();
    }
}
