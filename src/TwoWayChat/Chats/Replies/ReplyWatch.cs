using System.Collections.Concurrent;
using TwoWayChat.Chats.Presence;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Replies;

/// <summary>
/// Watches who writes, for companies that want to be told. Whoever writes when a company is watched for the first time is told of as well, so that after a
/// move to this node nobody writes unheard.
/// </summary>
internal sealed partial class ReplyWatch(
    PresenceFeed presence, PassingFeed passing, TellReplies tell, TimeProvider time, ILogger<ReplyWatch> logger) : BackgroundService
{
    /// <summary>How often a look is taken without a word: at what companies want, and at leases that were renewed.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Doorbell bell = new();
    private readonly ConcurrentDictionary<string, byte> changed = new();
    private readonly Dictionary<string, (IDisposable Words, IReadOnlyDictionary<string, Writer> Writers)> watched = new(StringComparer.Ordinal);
    private long sweptAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await bell.WaitAsync(Period, stoppingToken);
                Sweep();
                foreach (var companyId in changed.Keys)
                {
                    await LookAsync(companyId, stoppingToken);
                }
            }
        }
        finally
        {
            Follow(new HashSet<string>());
        }
    }

    private void Sweep()
    {
        if (time.GetElapsedTime(sweptAt) >= Period)
        {
            sweptAt = time.GetTimestamp();
            Follow(passing.Companies);
            foreach (var companyId in watched.Keys)
            {
                changed.TryAdd(companyId, 0);
            }
        }
    }

    private void Follow(IReadOnlySet<string> companies)
    {
        foreach (var (companyId, (words, _)) in watched.Where(entry => !companies.Contains(entry.Key)).ToList())
        {
            words.Dispose();
            watched.Remove(companyId);
            changed.TryRemove(companyId, out _);
        }

        foreach (var companyId in companies.Where(companyId => !watched.ContainsKey(companyId)))
        {
            watched[companyId] = (presence.Subscribe(companyId, _ => Changed(companyId)), new Dictionary<string, Writer>());
        }
    }

    private void Changed(string companyId)
    {
        changed.TryAdd(companyId, 0);
        bell.Ring();
    }

    private async Task LookAsync(string companyId, CancellationToken cancellationToken)
    {
        changed.TryRemove(companyId, out _);
        if (!watched.TryGetValue(companyId, out var watch))
        {
            return; // A word that came as it was given up.
        }

        try
        {
            watched[companyId] = (watch.Words, await tell.RunAsync(companyId, watch.Writers, cancellationToken));
        }
        catch (Exception error) when (WorkerTurn.MayEndOn(error))
        {
            changed.TryAdd(companyId, 0);
            LogUnread(logger, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who writes in a company's chats could not be read")]
    private static partial void LogUnread(ILogger logger, Exception error);
}
