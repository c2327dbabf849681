using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Desk;

/// <summary>Keeps the status of users in step: those with a tab on this node count as there, and those whose tabs and sessions are gone do not.</summary>
internal sealed class KeepStatus(Database database, PresenceRows presence, SettleStatus settle, OpenTabs tabs, ILogger<KeepStatus> logger)
{
    /// <summary>How long a tab counts without being renewed: a page that is loaded again, or elsewhere, makes nobody offline.</summary>
    public static readonly TimeSpan TabLease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly Dictionary<(string CompanyId, string UserId), long> renewed = [];

    /// <summary>One round; run by one at a time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Forget(tabs.Users.SelectMany(company => company.Select(userId => (company.Key, userId))).ToHashSet());
        await WorkerTurn.EachAsync(
            logger,
            nameof(KeepStatus),
            tabs.Users,
            company => RenewAsync(company.Key, [.. company.Where(userId => IsDue(company.Key, userId))], cancellationToken));
        while (await SettleAsync(cancellationToken))
        {
            // More of them may wait.
        }
    }

    /// <summary>Whether more may wait: the page was full, and not all of it failed.</summary>
    private async Task<bool> SettleAsync(CancellationToken cancellationToken)
    {
        var due = await presence.DueAsync(cancellationToken);
        var done = await WorkerTurn.EachAsync(
            logger,
            nameof(KeepStatus),
            due.GroupBy(row => (row.CompanyId, row.UserId)),
            user => database.WriteAsync(user.Key.CompanyId, scope => SettleAsync(scope, user.Key.CompanyId, user.Key.UserId, [.. user]), cancellationToken));
        return due.Count == PresenceRows.MostPerSweep && done > 0;
    }

    private void Forget(HashSet<(string CompanyId, string UserId)> open)
    {
        foreach (var gone in renewed.Keys.Where(key => !open.Contains(key)).ToList())
        {
            renewed.Remove(gone);
        }
    }

    private async Task RenewAsync(string companyId, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        foreach (var userId in userIds.Order(StringComparer.Ordinal))
        {
            await database.WriteAsync(companyId, scope => KeepAsync(scope, companyId, userId), cancellationToken);
            renewed[(companyId, userId)] = TimeProvider.System.GetTimestamp();
        }
    }

    private async Task KeepAsync(WriteScope scope, string companyId, string userId)
    {
        await presence.LockAsync(scope, companyId, userId);
        await presence.KeepTabAsync(scope, companyId, userId, TabLease);
        await settle.RunAsync(scope, companyId, userId, StatusCause.Browser);
    }

    private async Task SettleAsync(WriteScope scope, string companyId, string userId, IReadOnlyCollection<DueStatus> due)
    {
        var cause = due.Select(row => EnumText.Parse<StatusCause>(row.Cause)).Min(); // What has begun outweighs what is gone.
        await presence.LockAsync(scope, companyId, userId);
        await settle.RunAsync(scope, companyId, userId, cause);
        await presence.LookedAtAsync(scope, companyId, userId, due);
    }

    private bool IsDue(string companyId, string userId) =>
        !renewed.TryGetValue((companyId, userId), out var at) || TimeProvider.System.GetElapsedTime(at) >= Renewal;
}
