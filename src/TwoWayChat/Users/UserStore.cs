using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Rows of users and the properties assigned to them. Deleted users are never read here: what they did names them by itself.</summary>
internal sealed class UserStore(Database database) : IUserLookup
{
    private const string Select =
        """
        select c.company_id, c.name as company_name, u.user_id, u.username, u.display_name, u.email, u.role as role_name,
               u.password_hash, u.security_stamp, u.enabled, u.created_at, u.version,
               (select string_agg(p.property_id, ',') from user_properties p
                 where p.company_id = u.company_id and p.user_id = u.user_id) as property_list
          from companies c
          join users u on u.company_id = c.company_id and not u.deleted
        """;

    private const string ById = Select + " where c.company_id = @companyId and u.user_id = @userId";

    public async Task<Account?> FindAsync(string userName, string companyName, CancellationToken cancellationToken) =>
        (await FindUserAsync(userName, companyName, cancellationToken))?.ToAccount();

    public async Task<Account?> FindByIdAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        (await FindUserByIdAsync(companyId, userId, cancellationToken))?.ToAccount();

    public Task<User?> FindUserAsync(string userName, string companyName, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<User>(
            Select + " where c.name_key = @companyKey and u.username_key = @userKey",
            new { companyKey = NameKey.Of(companyName), userKey = NameKey.Of(userName) },
            cancellationToken);

    public Task<User?> FindUserByIdAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<User>(ById, new { companyId, userId }, cancellationToken);

    /// <summary>The user as the transaction sees it, without holding on to the row.</summary>
    public Task<User?> FindUserByIdAsync(WriteScope scope, string companyId, string userId) =>
        scope.FirstOrDefaultAsync<User>(ById, new { companyId, userId });

    /// <summary>The user, whom nobody changes before this transaction ends.</summary>
    public async Task<User?> LockAsync(WriteScope scope, string companyId, string userId)
    {
        var found = await scope.FirstOrDefaultAsync<string>(
            $"select user_id from users where company_id = @companyId and user_id = @userId{scope.Dialect.ForUpdate}", new { companyId, userId });
        return found is null ? null : await FindUserByIdAsync(scope, companyId, userId);
    }

    public async Task<bool> IsNameTakenAsync(WriteScope scope, string companyId, string username) =>
        await scope.FirstOrDefaultAsync<string>(
            "select user_id from users where company_id = @companyId and username_key = @key",
            new { companyId, key = NameKey.Of(username) }) is not null;

    /// <summary>Those of <paramref name="propertyIds"/> that are properties of the company.</summary>
    public Task<IReadOnlyList<string>> KnownPropertiesAsync(WriteScope scope, string companyId, IReadOnlyCollection<string> propertyIds) =>
        scope.QueryAsync<string>(
            "select property_id from properties where company_id = @companyId and property_id in @propertyIds limit @limit",
            new { companyId, propertyIds, limit = propertyIds.Count });

    public async Task AddAsync(WriteScope scope, User user)
    {
        await scope.ExecuteAsync(
            """
            insert into users (company_id, user_id, username, username_key, display_name, email, role,
                               password_hash, security_stamp, enabled, deleted, created_at, version)
            values (@CompanyId, @UserId, @Username, @usernameKey, @DisplayName, @Email, @RoleName,
                    @PasswordHash, @SecurityStamp, @Enabled, false, @CreatedAt, @Version)
            """,
            new
            {
                user.CompanyId,
                user.UserId,
                user.Username,
                usernameKey = NameKey.Of(user.Username),
                user.DisplayName,
                user.Email,
                user.RoleName,
                user.PasswordHash,
                user.SecurityStamp,
                user.Enabled,
                user.CreatedAt,
                user.Version,
            });
        await AddPropertiesAsync(scope, user);
        scope.AtEnd(new AccessChanged(user.CompanyId));
    }

    private static Task<int> AddPropertiesAsync(WriteScope scope, User user) => scope.ExecuteAsync(
        "insert into user_properties (company_id, user_id, property_id) values (@CompanyId, @UserId, @propertyId)",
        user.PropertyIds.Select(propertyId => new { user.CompanyId, user.UserId, propertyId }));
}
