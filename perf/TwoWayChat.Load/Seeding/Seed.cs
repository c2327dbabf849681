using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Load.Seeding;

/// <summary>
/// Makes companies by the product's own actions, in a server that is built but never listens: before the first real server starts. Everybody has the
/// same password, which is hashed once.
/// </summary>
internal sealed class Seed(IServiceProvider services)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "open sesame: 1001 nights";

    private const int UsersPerWrite = 200;

    private Database Database => services.GetRequiredService<Database>();

    /// <summary>Migrates the database that the settings name, and fills it.</summary>
    public static async Task<IReadOnlyList<LoadCompany>> PlantAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, SeedPlan plan)
    {
        await using var app = Server.Build([.. settings, KeyValuePair.Create("Logging:LogLevel:Default", (string?)"Warning")]);
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        var seed = new Seed(app.Services);
        var hash = await app.Services.GetRequiredService<Passwords>().HashAsync(Password, CancellationToken.None);
        var companies = new List<LoadCompany>();
        for (var number = 0; number < plan.Companies; number++)
        {
            companies.Add(await seed.CompanyAsync(
                $"company{number}", plan, number % 2 == 0 ? plan.CallbackUrl : plan.SecondCallbackUrl ?? plan.CallbackUrl, hash));
        }

        return companies;
    }

    private async Task<LoadCompany> CompanyAsync(string name, SeedPlan plan, Uri callbackUrl, string hash)
    {
        var made = await services.GetRequiredService<CreateCompany>().RunAsync(name, Actor.System, CancellationToken.None);
        var properties = new List<LoadProperty>();
        for (var number = 0; number < plan.Properties; number++)
        {
            properties.Add(await PropertyAsync(made.CompanyId, number));
        }

        var managers = Enumerable.Range(0, plan.Managers).Select(number => new LoadUser($"manager{number}@{name}", Role.GlobalManager, properties)).ToList();
        var staff = Enumerable.Range(0, plan.Staff).Select(number => new LoadUser(
            $"staff{number}@{name}", number % 2 == 0 ? Role.Agent : Role.PropertyManager, [properties[number % properties.Count]])).ToList();
        foreach (var some in managers.Concat(staff).Chunk(UsersPerWrite))
        {
            await UsersAsync(new NamedRef(made.CompanyId, name), some, hash);
        }

        return new LoadCompany
        {
            Id = made.CompanyId,
            Name = name,
            Properties = properties,
            Managers = managers,
            Staff = staff,
            Secret = await ConfigureAsync(made.CompanyId, callbackUrl),
        };
    }

    private async Task<LoadProperty> PropertyAsync(string companyId, int number)
    {
        var property = services.GetRequiredService<AddProperty>();
        var sender = services.GetRequiredService<AddSenderAddress>();
        return await Database.WriteAsync(
            companyId,
            async scope =>
            {
                var made = await property.ApplyAsync(scope, companyId, $"Property {number}", Actor.System);
                var wanted = new NewSenderAddress($"+1202555{100 + number:0000}", SenderAddress.Simulator, made.PropertyId);
                var row = await sender.ApplyAsync(scope, sender.Row(companyId, wanted), Actor.System);
                return new LoadProperty(made.PropertyId, row.Address);
            },
            CancellationToken.None);
    }

    private Task UsersAsync(NamedRef company, IEnumerable<LoadUser> users, string hash)
    {
        var add = services.GetRequiredService<AddUser>();
        return Database.WriteAsync(
            company.Id,
            async scope =>
            {
                foreach (var user in users)
                {
                    var name = user.SignInName.Split('@')[0];
                    IReadOnlyList<string> own = user.Role == Role.GlobalManager ? [] : [.. user.Properties.Select(property => property.Id)];
                    await add.ApplyAsync(scope, company, new NewUser(name, name, null, user.Role, own, null), hash, Actor.System);
                }
            },
            CancellationToken.None);
    }

    private async Task<SigningSecret> ConfigureAsync(string companyId, Uri callbackUrl)
    {
        var secret = SigningSecret.Create();
        var configs = services.GetRequiredService<ChatApiConfigStore>();
        var hidden = services.GetRequiredService<Secrets>().Protect(ChatApiConfig.SecretPurpose, companyId, secret.Reveal());
        await Database.WriteAsync(
            companyId,
            async scope =>
            {
                var config = (await configs.LockAsync(scope, companyId))!;
                await configs.SetSecretsAsync(scope, config with { Secret = hidden });
                await configs.SaveAsync(scope, config with { Enabled = true, CallbackUrl = callbackUrl.ToString(), Version = config.Version + 1 });
            },
            CancellationToken.None);
        return secret;
    }
}
