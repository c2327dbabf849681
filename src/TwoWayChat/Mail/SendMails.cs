using Microsoft.Extensions.Options;

namespace TwoWayChat.Mail;

/// <summary>Sends claimed mails over one connection and writes down what became of each.</summary>
internal sealed partial class SendMails(MailQueue queue, IOptions<MailOptions> options, MailMetrics metrics, ILogger<SendMails> logger)
{
    /// <summary>Time for all of them: what was not tried by then is given back before the claims run out.</summary>
    private static readonly TimeSpan Most = MailQueue.Lease - TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Delays =
        [.. new[] { 0.5, 1, 2, 5, 10, 20, 30 }.Select(TimeSpan.FromMinutes)];

    public async Task RunAsync(IReadOnlyList<QueuedMail> mails, CancellationToken stoppingToken)
    {
        using var connection = new SmtpConnection(options.Value);
        using var limit = new CancellationTokenSource(Most, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        var left = new Queue<QueuedMail>(mails);
        try
        {
            SmtpResult? last = null;
            while (left.TryPeek(out var mail))
            {
                last = last is { ConnectionIsLost: true } ? last : await connection.SendAsync(mail, either.Token);
                await SettleAsync(mail, last);
                left.Dequeue();
            }

            await connection.CloseAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await Task.WhenAll(left.Select(mail => queue.ReleaseAsync(mail, CancellationToken.None)));
        }
    }

    private async Task SettleAsync(QueuedMail mail, SmtpResult result)
    {
        var outcome = result.Outcome;
        if (outcome != MailOutcome.Postponed)
        {
            await queue.RemoveAsync(mail, CancellationToken.None);
        }
        else if (!await queue.PostponeAsync(mail, Delays[Math.Clamp(mail.Attempt, 1, Delays.Length) - 1], CancellationToken.None))
        {
            outcome = MailOutcome.GivenUp;
        }

        metrics.Tried(outcome);
        if (outcome != MailOutcome.Sent)
        {
            LogNotSent(logger, mail.MailId, mail.Attempt, outcome, result.Error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} was not sent at try {Attempt}: {Outcome} ({Error})")]
    private static partial void LogNotSent(ILogger logger, string mailId, int attempt, MailOutcome outcome, string? error);
}
