namespace TwoWayChat.Security;

/// <summary>The named seam by which Security asks for users, who live one slice above.</summary>
internal interface IUserLookup
{
    /// <summary>The user of that name, enabled or not; null where company or user is unknown. Case does not count.</summary>
    Task<Account?> FindAsync(string userName, string companyName, CancellationToken cancellationToken);

    /// <summary>The user of that id, enabled or not, or null.</summary>
    Task<Account?> FindByIdAsync(string companyId, string userId, CancellationToken cancellationToken);

    /// <summary>Those users of these ids that there are, enabled or not, in no order.</summary>
    Task<IReadOnlyList<Account>> FindByIdsAsync(string companyId, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken);

    /// <summary>Keeps another hash of the same password, unless the password has changed since <paramref name="account"/> was read. No stamp changes.</summary>
    Task RehashAsync(Account account, string passwordHash, CancellationToken cancellationToken);
}
