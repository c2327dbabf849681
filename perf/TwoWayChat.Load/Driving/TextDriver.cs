namespace TwoWayChat.Load.Driving;

/// <summary>
/// Has many phones write at once. A phone writes its next text when the server has taken the one before; what was not answered with 202 is sent again
/// with the same provider's id, wherever the server is by then.
/// </summary>
internal sealed class TextDriver(ApiClient client, Func<PlannedText, Task<Uri>> server, Action<PlannedText, AcceptedText> accepted)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private int resent;

    /// <summary>Requests that had to be made again.</summary>
    public int Resent => resent;

    /// <summary>Sends all of them, <paramref name="parallel"/> phones at a time.</summary>
    public Task RunAsync(IEnumerable<PlannedText> texts, int parallel, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        texts.GroupBy(text => text.From),
        new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
        async (phone, token) =>
        {
            foreach (var text in phone)
            {
                await SendAsync(text, token);
            }
        });

    private async Task SendAsync(PlannedText text, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await client.TryTextAsync(await server(text), text, cancellationToken) is { } answer)
            {
                accepted(text, answer);
                return;
            }

            Interlocked.Increment(ref resent);
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
