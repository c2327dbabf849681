using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// Makes companies, users and properties by the product's own actions, only without paying a password hash for each user: the one password of all
/// is hashed once per run at full strength, and counts as verified.
/// </summary>
internal sealed class TestSeed(IServiceProvider services)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "open sesame: 1001 nights";

    private static readonly Lock HashGate = new();
    private static Task<string>? hash;
    private static int companies;

    private Database Database => services.GetRequiredService<Database>();

    /// <summary>A company with the Chat API switched on for clients that pull; under a name of its own unless one is given.</summary>
    public async Task<TestCompany> CreateCompanyAsync(string? name = null)
    {
        var made = await services.GetRequiredService<CreateCompany>()
            .RunAsync(name ?? $"acme-{Interlocked.Increment(ref companies)}", Actor.System, CancellationToken.None);
        await ConfigureAsync(made.CompanyId, config => config with { Enabled = true, Delivery = EnumText.Of(Delivery.Pull) });
        return new TestCompany(made.CompanyId, made.Name);
    }

    /// <summary>Changes the company's Chat API configuration past its route.</summary>
    public Task ConfigureAsync(string companyId, Func<ChatApiConfig, ChatApiConfig> change)
    {
        var configs = services.GetRequiredService<ChatApiConfigStore>();
        return Database.WriteAsync(
            companyId,
            async scope => (await configs.SaveAsync(scope, change((await configs.LockAsync(scope, companyId))!))).ShouldBeTrue(),
            CancellationToken.None);
    }

    /// <summary>A property; the first of a company is its default.</summary>
    public async Task<TestProperty> AddPropertyAsync(TestCompany company, string name)
    {
        var add = services.GetRequiredService<AddProperty>();
        var made = await Database.WriteAsync(company.Id, scope => add.ApplyAsync(scope, company.Id, name, Actor.System), CancellationToken.None);
        return new TestProperty(company, made.PropertyId, made.Name);
    }

    /// <summary>A first word that sends new chats to <paramref name="property"/>.</summary>
    public Task<Keyword> AddKeywordAsync(TestProperty property, string word)
    {
        var add = services.GetRequiredService<AddKeyword>();
        return Database.WriteAsync(
            property.Company.Id, scope => add.ApplyAsync(scope, property.Company.Id, word, property.Id, Actor.System), CancellationToken.None);
    }

    /// <summary>A sender address on the simulator gateway; of the whole company unless a property is given.</summary>
    public Task<SenderAddress> AddSenderAddressAsync(TestCompany company, string address, TestProperty? property = null)
    {
        var add = services.GetRequiredService<AddSenderAddress>();
        var row = add.Row(company.Id, new NewSenderAddress(address, SenderAddress.Simulator, property?.Id));
        return Database.WriteAsync(company.Id, scope => add.ApplyAsync(scope, row, Actor.System), CancellationToken.None);
    }

    /// <summary>A user of the company, by the name of the role unless one is given.</summary>
    public async Task<TestUser> AddUserAsync(TestCompany company, Role role, string? name = null, params IReadOnlyList<TestProperty> properties)
    {
        name ??= $"{EnumText.Of(role).ToLowerInvariant()}-{services.GetRequiredService<Ids>().New()[^6..]}";
        var wanted = new NewUser(name, name, null, role, [.. properties.Select(property => property.Id)], Password);
        var passwordHash = await HashAsync();
        var made = await Database.WriteAsync(
            company.Id,
            scope => services.GetRequiredService<AddUser>().ApplyAsync(scope, new NamedRef(company.Id, company.Name), wanted, passwordHash, Actor.System),
            CancellationToken.None);
        services.GetRequiredService<VerifiedCredentials>().Add(made.ToAccount(), Password);
        return new TestUser(company, made.UserId, made.Username, role, Password);
    }

    private Task<string> HashAsync()
    {
        lock (HashGate)
        {
            return hash ??= services.GetRequiredService<Passwords>().HashAsync(Password, CancellationToken.None);
        }
    }
}
