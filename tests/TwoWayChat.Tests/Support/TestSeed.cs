using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Makes companies, users and properties without paying a password hash for each: the one password of all test users is hashed once per run
/// at full strength.
/// </summary>
internal sealed class TestSeed(IServiceProvider services)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "open sesame: 1001 nights";

    private static readonly Lock HashGate = new();
    private static Task<string>? hash;
    private static int companies;

    private Ids Ids => services.GetRequiredService<Ids>();

    /// <summary>A company with the Chat API switched on (delivery PULL), under a name of its own unless one is given.</summary>
    public async Task<TestCompany> CreateCompanyAsync(string? name = null)
    {
        var company = new TestCompany(Ids.New(), name ?? $"acme-{Interlocked.Increment(ref companies)}");
        await WriteAsync(
            company,
            """
            insert into companies (company_id, name, name_key, created_at, version) values (@companyId, @name, @nameKey, @now, 1);
            insert into chat_api_configs (company_id, enabled, delivery, callback_order, updated_at, version)
            values (@companyId, true, 'PULL', 'SUBJECT', @now, 1)
            """,
            new { companyId = company.Id, name = company.Name, nameKey = NameKey.Of(company.Name), now = Now });
        return company;
    }

    public async Task<TestProperty> AddPropertyAsync(TestCompany company, string name, bool isDefault = false)
    {
        var property = new TestProperty(company, Ids.New(), name);
        await WriteAsync(
            company,
            """
            insert into properties (company_id, property_id, name, name_key, is_default, created_at, version)
            values (@companyId, @propertyId, @name, @nameKey, @isDefault, @now, 1)
            """,
            new { companyId = company.Id, propertyId = property.Id, name, nameKey = NameKey.Of(name), isDefault, now = Now });
        return property;
    }

    /// <summary>A user of the company; a name of its own unless one is given.</summary>
    public async Task<TestUser> AddUserAsync(TestCompany company, Role role, string? name = null, params IReadOnlyList<TestProperty> properties)
    {
        var id = Ids.New();
        var user = new TestUser(company, id, name ?? $"{EnumText.Of(role).ToLowerInvariant()}-{id[^4..]}", role, Password);
        await WriteAsync(
            company,
            """
            insert into users (company_id, user_id, username, username_key, display_name, role, password_hash, security_stamp, enabled, created_at, version)
            values (@companyId, @userId, @name, @nameKey, @name, @role, @passwordHash, @stamp, true, @now, 1)
            """,
            new
            {
                companyId = company.Id,
                userId = id,
                name = user.Name,
                nameKey = NameKey.Of(user.Name),
                role = EnumText.Of(role),
                passwordHash = await HashAsync(),
                stamp = Ids.New(),
                now = Now,
            });
        await WriteAsync(
            company,
            "insert into user_properties (company_id, user_id, property_id) values (@companyId, @userId, @propertyId)",
            properties.Select(property => new { companyId = company.Id, userId = id, propertyId = property.Id }));
        await RememberAsync(user);
        return user;
    }

    private long Now => services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    private Task WriteAsync(TestCompany company, string sql, object parameters) =>
        services.GetRequiredService<Database>().WriteAsync(company.Id, scope => scope.ExecuteAsync(sql, parameters), CancellationToken.None);

    private Task<string> HashAsync()
    {
        lock (HashGate)
        {
            return hash ??= services.GetRequiredService<Passwords>().HashAsync(Password, CancellationToken.None);
        }
    }

    /// <summary>The password counts as verified, so that the first request of each user need not hash it.</summary>
    private async Task RememberAsync(TestUser user)
    {
        var users = services.GetService<IUserLookup>();
        if (users is not null && await users.FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None) is { } account)
        {
            services.GetRequiredService<VerifiedCredentials>().Add(account, Password);
        }
    }
}
