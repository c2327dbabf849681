using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// The users behind a lane's sessions, as they were at the access version that the lane goes by. Sessions of a user share one account, and accounts share
/// what is alike; of each only that is kept which the gate asks for.
/// </summary>
internal sealed class LaneAccounts(IUserLookup users, string companyId)
{
    private readonly Dictionary<string, Account> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> propertySets = new(StringComparer.Ordinal);
    private NamedRef? company;

    /// <summary>The user, or null who is gone.</summary>
    public Account? Of(string userId) => known.GetValueOrDefault(userId);

    /// <summary>Reads a user who is not known yet.</summary>
    public async Task<Account?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (Of(userId) is { } present)
        {
            return present;
        }

        return await users.FindByIdAsync(companyId, userId, cancellationToken) is { } account ? Keep(account) : null;
    }

    /// <summary>Forgets all, and reads those of <paramref name="userIds"/> anew, together.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var found = await users.FindByIdsAsync(companyId, userIds, cancellationToken);
        known.Clear();
        propertySets.Clear();
        foreach (var account in found)
        {
            Keep(account);
        }
    }

    private Account Keep(Account account)
    {
        var properties = string.Join(',', account.PropertyIds.Order(StringComparer.Ordinal));
        if (!propertySets.TryGetValue(properties, out var shared))
        {
            propertySets[properties] = shared = account.PropertyIds;
        }

        company ??= account.Company;
        return known[account.UserId] = account with
        {
            Company = company, PropertyIds = shared, Username = "", DisplayName = "", SecurityStamp = "", PasswordHash = "",
        };
    }
}
