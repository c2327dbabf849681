using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Presence;

/// <summary>
/// Looks at who is where in the chats of the companies that screens of this node listen to, and says what has changed: at once after a change of this
/// node, within a second after one of another, or when somebody's time has run out. It removes what ran out long ago.
/// </summary>
internal sealed class PresenceWatch(Database database, PresenceStore store, PresenceFeed feed, TimeProvider time, ILogger<PresenceWatch> logger)
    : BackgroundService
{
    private const int RemovedAtOnce = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Cleaning = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Dictionary<string, string>> known = [];
    private long cleanedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await feed.Bell.WaitAsync(Period, stoppingToken);
            await WorkerTurn.TryAsync(logger, nameof(PresenceWatch), async () =>
            {
                await LookAsync(stoppingToken);
                await CleanAsync(stoppingToken);
            });

            await Task.Delay(Pace, TimeProvider.System, stoppingToken); // Many changes at once are one word.
        }
    }

    /// <summary>Removes rows that ran out long ago; how many.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        int some;
        do
        {
            some = await database.WriteAsync("", scope => store.RemoveOldAsync(scope, RemovedAtOnce), cancellationToken);
            removed += some;
        }
        while (some >= RemovedAtOnce);
        return removed;
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        if (cleanedAt == 0 || time.GetElapsedTime(cleanedAt) >= Cleaning)
        {
            cleanedAt = time.GetTimestamp();
            await RemoveAsync(cancellationToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var companies = feed.Companies;
        foreach (var gone in known.Keys.Except(companies).ToList())
        {
            known.Remove(gone);
        }

        foreach (var companyId in companies)
        {
            var rows = await store.KeysAsync(companyId, cancellationToken);
            var now = rows.GroupBy(row => row.ChatId).ToDictionary(chat => chat.Key, chat => string.Join('\n', chat.Select(row => row.Who)));
            var before = known.GetValueOrDefault(companyId) ?? [];
            known[companyId] = now;
            var changed = now.Keys.Union(before.Keys).Where(chatId => now.GetValueOrDefault(chatId) != before.GetValueOrDefault(chatId)).ToList();
            if (changed.Count > 0)
            {
                feed.Changed(companyId, changed);
            }
        }
    }
}
