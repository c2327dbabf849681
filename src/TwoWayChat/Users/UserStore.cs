using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Rows of users and the properties assigned to them. Deleted users are never read here: what they did names them by itself.</summary>
internal sealed class UserStore : IUserLookup
{
    /// <summary>Managers who are told of something at most, each by an e-mail of their own.</summary>
    public const int MostTold = 500;

    private const int MostPerRead = 1000;

    private const string Select =
        """
        select c.company_id, c.name as company_name, c.default_country, u.user_id, u.username, u.display_name, u.email, u.role as role_name,
               u.password_hash, u.security_stamp, u.enabled, u.created_at, u.version,
               (select string_agg(p.property_id, ',') from user_properties p
                 where p.company_id = u.company_id and p.user_id = u.user_id) as property_list
          from companies c
          join users u on u.company_id = c.company_id and not u.deleted
        """;

    private const string ById = Select + " where c.company_id = @companyId and u.user_id = @userId";

    /// <summary>The join is lateral and limited, so that it goes by names whatever the planner takes the tables for.</summary>
    private const string NamedAtOnce =
        $"""
        select f.*
          from unnest(@companies, @users) as k(company, username)
         cross join lateral ({Select} where c.name_key = k.company and u.username_key = k.username limit 1) f
         limit @limit
        """;

    private readonly Database database;
    private readonly Gathering<UserKey, User?> named;

    public UserStore(Database database)
    {
        this.database = database;
        named = new Gathering<UserKey, User?>(FindNamedAsync, MostPerRead);
    }

    public async Task<Account?> FindAsync(string userName, string companyName, CancellationToken cancellationToken) =>
        (await FindUserAsync(userName, companyName, cancellationToken))?.ToAccount();

    public async Task<Account?> FindByIdAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        (await FindUserByIdAsync(companyId, userId, cancellationToken))?.ToAccount();

    public async Task<IReadOnlyList<Account>> FindByIdsAsync(
        string companyId, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var found = new List<Account>(userIds.Count);
        foreach (var some in userIds.Chunk(MostPerRead))
        {
            var users = await database.QueryAsync<User>(
                Select + " where c.company_id = @companyId and u.user_id in @some limit @limit",
                new { companyId, some, limit = some.Length },
                cancellationToken);
            found.AddRange(users.Select(user => user.ToAccount()));
        }

        return found;
    }

    public Task RehashAsync(Account account, string passwordHash, CancellationToken cancellationToken) => database.WriteAsync(
        account.CompanyId,
        scope => scope.ExecuteAsync(
            "update users set password_hash = @stronger where company_id = @CompanyId and user_id = @UserId and password_hash = @PasswordHash",
            new { stronger = passwordHash, account.CompanyId, account.UserId, account.PasswordHash }),
        cancellationToken);

    /// <summary>Every request to the API asks this: where a query is a round trip, those that wait at once share one.</summary>
    public Task<User?> FindUserAsync(string userName, string companyName, CancellationToken cancellationToken)
    {
        var key = new UserKey(NameKey.Of(companyName), NameKey.Of(userName));
        return database.Dialect.TakesArrays
            ? named.AskAsync(key, cancellationToken)
            : database.FirstOrDefaultAsync<User>(Select + " where c.name_key = @Company and u.username_key = @User", key, cancellationToken);
    }

    /// <summary>The user of that company whom <c>username@company</c> names; null where it names nobody there.</summary>
    public async Task<User?> FindColleagueAsync(string companyId, string? signInName, CancellationToken cancellationToken)
    {
        var user = SignInName.Parse(signInName) is { } name ? await FindUserAsync(name.Username, name.CompanyName, cancellationToken) : null;
        return user?.CompanyId == companyId ? user : null;
    }

    public async Task<User?> FindUserByIdAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        Ids.IsId(userId) ? await database.FirstOrDefaultAsync<User>(ById, new { companyId, userId }, cancellationToken) : null;

    /// <summary>The user as the transaction sees it, without holding on to the row.</summary>
    public Task<User?> FindUserByIdAsync(WriteScope scope, string companyId, string userId) =>
        scope.FirstOrDefaultAsync<User>(ById, new { companyId, userId });

    /// <summary>Enabled users of these name keys, in no order.</summary>
    public Task<IReadOnlyList<User>> FindByNamesAsync(WriteScope scope, string companyId, IReadOnlyCollection<string> keys) => scope.QueryAsync<User>(
        Select + " where c.company_id = @companyId and u.username_key in @keys and u.enabled limit @limit",
        new { companyId, keys = keys.ToList(), limit = keys.Count });

    /// <summary>The user, whom nobody changes before this transaction ends.</summary>
    public async Task<User?> LockAsync(WriteScope scope, string companyId, string userId) => Ids.IsId(userId)
        ? await scope.LockAsync<User>("select user_id from users where company_id = @companyId and user_id = @userId", ById, new { companyId, userId })
        : null;

    public async Task<bool> IsNameTakenAsync(WriteScope scope, string companyId, string username) =>
        await scope.FirstOrDefaultAsync<string>(
            "select user_id from users where company_id = @companyId and username_key = @key and not deleted",
            new { companyId, key = NameKey.Of(username) }) is not null;

    /// <summary>Those of <paramref name="propertyIds"/> that are properties of the company, and stay so until this transaction ends.</summary>
    public Task<IReadOnlyList<string>> KnownPropertiesAsync(WriteScope scope, string companyId, IReadOnlyCollection<string> propertyIds) =>
        scope.QueryAsync<string>(
            $"""
            select property_id from properties
             where company_id = @companyId and property_id in @propertyIds and not deleted
             order by property_id
             limit @limit{scope.Dialect.ForUpdate}
            """,
            new { companyId, propertyIds = propertyIds.Where(Ids.IsId).ToList(), limit = propertyIds.Count });

    public async Task AddAsync(WriteScope scope, User user)
    {
        await scope.ExecuteAsync(
            """
            insert into users (company_id, user_id, username, username_key, display_name, email, search_key, role,
                               password_hash, security_stamp, enabled, created_at, version)
            values (@CompanyId, @UserId, @Username, @UsernameKey, @DisplayName, @Email, @SearchKey, @RoleName,
                    @PasswordHash, @SecurityStamp, @Enabled, @CreatedAt, @Version)
            """,
            user);
        await AddPropertiesAsync(scope, user);
        scope.AtEnd(new AccessChanged(user.CompanyId));
    }

    /// <summary>Saves the user, whom the transaction has locked, and counts the version up.</summary>
    public async Task SaveAsync(WriteScope scope, User user)
    {
        await scope.ExecuteAsync(
            """
            update users
               set username = @Username, username_key = @UsernameKey, display_name = @DisplayName, email = @Email, search_key = @SearchKey,
                   role = @RoleName, password_hash = @PasswordHash, security_stamp = @SecurityStamp, enabled = @Enabled, version = version + 1
             where company_id = @CompanyId and user_id = @UserId
            """,
            user);
        await RemovePropertiesAsync(scope, user);
        await AddPropertiesAsync(scope, user);
        scope.AtEnd(new AccessChanged(user.CompanyId));
    }

    /// <summary>
    /// Takes the user out for good. The row stays for what names it; the name is free again, and nobody signs in with it.
    /// </summary>
    public async Task DeleteAsync(WriteScope scope, User user)
    {
        await scope.ExecuteAsync(
            """
            update users set deleted = true, enabled = false, security_stamp = @stamp, version = version + 1
             where company_id = @CompanyId and user_id = @UserId
            """,
            new { stamp = UserRules.NewStamp(), user.CompanyId, user.UserId });
        await RemovePropertiesAsync(scope, user);
        scope.AtEnd(new AccessChanged(user.CompanyId));
    }

    /// <summary>Enabled property managers of a property, or global managers where none is named: the first <see cref="MostTold"/> by name.</summary>
    public Task<IReadOnlyList<User>> FindManagersAsync(WriteScope scope, string companyId, string? propertyId) => scope.QueryAsync<User>(
        $"""
        {Select}
         where c.company_id = @companyId and u.enabled
           and {(propertyId is null
               ? "u.role = 'GLOBAL_MANAGER'"
               : "u.role = 'PROPERTY_MANAGER' and u.user_id in (select m.user_id from user_properties m where m.company_id = @companyId and m.property_id = @propertyId)")}
         order by u.username_key
         limit @limit
        """,
        new { companyId, propertyId, limit = MostTold });

    /// <summary>Whether an enabled global manager remains in the company without <paramref name="userId"/>.</summary>
    public async Task<bool> IsManagedWithoutAsync(WriteScope scope, string companyId, string userId) =>
        await scope.FirstOrDefaultAsync<string>(
            """
            select user_id from users
             where company_id = @companyId and user_id <> @userId and role = 'GLOBAL_MANAGER' and enabled and not deleted
             limit 1
            """,
            new { companyId, userId }) is not null;

    /// <summary>Users that <paramref name="viewer"/> sees, by name, one beyond the limit.</summary>
    public Task<IReadOnlyList<User>> ListAsync(Account viewer, UserFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<User>(
            $"""
            {Select}
             where c.company_id = @companyId and u.username_key > @after and u.search_key like @search escape '\' and {Visible(viewer)} and {filter.Sql}
             order by u.username_key
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                after = page.AfterKey,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                role = filter.RoleText,
                filter.PropertyId,
                search = page.SearchPattern,
                limit = page.Limit + 1,
            },
            cancellationToken);

    private static string Visible(Account viewer) => viewer.Role switch
    {
        Role.GlobalManager => "1 = 1",
        Role.PropertyManager =>
            """
            (u.user_id = @viewerId or u.user_id in (
                select p.user_id from user_properties p where p.company_id = @companyId and p.property_id in @propertyIds))
            """,
        _ => "u.user_id = @viewerId",
    };

    private static Task<int> RemovePropertiesAsync(WriteScope scope, User user) => scope.ExecuteAsync(
        "delete from user_properties where company_id = @CompanyId and user_id = @UserId", new { user.CompanyId, user.UserId });

    private static Task<int> AddPropertiesAsync(WriteScope scope, User user) => scope.ExecuteAsync(
        "insert into user_properties (company_id, user_id, property_id) values (@CompanyId, @UserId, @propertyId)",
        user.PropertyIds.Select(propertyId => new { user.CompanyId, user.UserId, propertyId }));

    private async Task<IReadOnlyList<User?>> FindNamedAsync(IReadOnlyList<UserKey> keys)
    {
        var wanted = keys.Distinct().ToList();
        var users = await database.QueryAsync<User>(
            NamedAtOnce,
            new { companies = wanted.ConvertAll(key => key.Company), users = wanted.ConvertAll(key => key.User), limit = wanted.Count },
            CancellationToken.None);
        var found = users.ToDictionary(user => new UserKey(NameKey.Of(user.CompanyName), user.UsernameKey));
        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }
}
