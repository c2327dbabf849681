using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Mail;

/// <summary>Takes due mails off the queue, some at a time. Any number of nodes run it.</summary>
internal sealed partial class MailWorker(MailQueue queue, SendMails send, IOptions<MailOptions> options, ILogger<MailWorker> logger) : BackgroundService
{
    private const int PerTurn = 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Nobody rings: the wait is what the bell is for, in machine time.</summary>
    private readonly Doorbell bell = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Host.Length == 0)
        {
            LogOff(logger);
            return;
        }

        await GuardAsync(async () => { await queue.TakeOverAsync(stoppingToken); return 0; });
        while (true)
        {
            if (await GuardAsync(() => TurnAsync(stoppingToken)) < PerTurn)
            {
                await bell.WaitAsync(Period, stoppingToken);
            }
        }
    }

    /// <summary>How many there were.</summary>
    private async Task<int> TurnAsync(CancellationToken stoppingToken)
    {
        var mails = await queue.ClaimAsync(PerTurn, stoppingToken);
        if (mails.Count > 0)
        {
            await send.RunAsync(mails, stoppingToken);
        }

        return mails.Count;
    }

    private async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (WorkerTurn.MayEndOn(error))
        {
            LogWaiting(logger, error);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail:Host is not set: no e-mails are sent")]
    private static partial void LogOff(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Mails wait; the next turn tries again")]
    private static partial void LogWaiting(ILogger logger, Exception error);
}
