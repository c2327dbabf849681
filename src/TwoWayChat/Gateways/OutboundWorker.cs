using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Gateways;

/// <summary>
/// Takes due messages off the queue and has them submitted, several at a time, one per chat. Any number of nodes run it: a message belongs to who has
/// claimed it, and a node that dies gives up its claims by time.
/// </summary>
internal sealed partial class OutboundWorker(
    OutboundQueue queue, SubmitMessage submit, IOptions<GatewaysOptions> options, ILogger<OutboundWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var claimed = Channel.CreateBounded<QueuedText>(options.Value.Parallel);
        var submitters = Task.WhenAll(Enumerable.Range(0, options.Value.Parallel).Select(_ => SubmitAllAsync(claimed.Reader)));
        try
        {
            await FillAsync(claimed.Writer, stoppingToken);
        }
        finally
        {
            claimed.Writer.Complete();
            await submitters; // What is claimed is finished: a claim left behind would hold its chat up until it runs out.
        }
    }

    private async Task FillAsync(ChannelWriter<QueuedText> claimed, CancellationToken stoppingToken)
    {
        await TurnAsync(async () => { await queue.TakeOverAsync(stoppingToken); return false; });
        while (true)
        {
            if (!await TurnAsync(() => ClaimAsync(claimed, stoppingToken)))
            {
                await queue.Bell.WaitAsync(Period, stoppingToken);
            }
        }
    }

    /// <summary>Whether there may be more to claim at once.</summary>
    private async Task<bool> ClaimAsync(ChannelWriter<QueuedText> claimed, CancellationToken stoppingToken)
    {
        if (!await queue.IsDueAsync(stoppingToken))
        {
            return false;
        }

        var texts = await queue.ClaimAsync(options.Value.Parallel, stoppingToken);
        foreach (var text in texts)
        {
            await claimed.WriteAsync(text, CancellationToken.None);
        }

        return texts.Count == options.Value.Parallel;
    }

    private async Task SubmitAllAsync(ChannelReader<QueuedText> claimed)
    {
        await foreach (var text in claimed.ReadAllAsync())
        {
            var turn = TurnAsync(async () => { await submit.RunAsync(text); return true; });
            await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (turn.Exception is { } bug)
            {
                LogBug(logger, bug); // One text must not hold up those of other chats. Its claim runs out, and it is tried again as long as it is valid.
            }

            queue.Bell.Ring(); // The next message of the same chat could not be claimed before.
        }
    }

    private async Task<bool> TurnAsync(Func<Task<bool>> turn)
    {
        try
        {
            return await turn();
        }
        catch (Exception error) when (WorkerTurn.MayEndOn(error))
        {
            LogWaiting(logger, error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A message could not be submitted because of a bug; it is tried again when its claim runs out")]
    private static partial void LogBug(ILogger logger, Exception bug);

    [LoggerMessage(LogLevel.Warning, "Messages wait to go out; the next turn tries again")]
    private static partial void LogWaiting(ILogger logger, Exception error);
}
