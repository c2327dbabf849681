using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Companies;

public class CompaniesTests
{
    [Theory, OnBothDatabases]
    public async Task Company_Created_IsFoundAndItsChatApiIsOff(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var name = $"Fresh-{server.Services.GetRequiredService<Ids>().New()}";

        var company = await server.Services.GetRequiredService<CreateCompany>().RunAsync($" {name} ", Actor.System, CancellationToken.None);

        company.Name.ShouldBe(name);
        var companies = server.Services.GetRequiredService<CompanyStore>();
        (await companies.FindByNameAsync(name.ToUpperInvariant(), CancellationToken.None)).ShouldBe(company);
        (await companies.FindByIdAsync(company.CompanyId, CancellationToken.None)).ShouldBe(company);
        var config = (await server.Services.GetRequiredService<ChatApiConfigStore>().FindAsync(company.CompanyId, CancellationToken.None))!;
        config.ShouldBe(ChatApiConfig.Off(company.CompanyId, company.CreatedAt));
        config.TakesSessions.ShouldBeFalse();
    }

    [Theory]
    [OnBothDatabases("", 400)]
    [OnBothDatabases("a b", 400)]
    [OnBothDatabases("acme@x", 400)]
    [OnBothDatabases("äcme", 400)]
    [OnBothDatabases("taken-COMPANY", 409)]
    public async Task Company_BadName_IsRefused(DatabaseKind kind, string name, int status)
    {
        var server = await TestServer.SharedAsync(kind);
        var create = server.Services.GetRequiredService<CreateCompany>();
        var taken = await server.Seed.CreateCompanyAsync();
        name = name.Replace("taken-COMPANY", taken.Name.ToUpperInvariant());

        (await Should.ThrowAsync<ApiException>(() => create.RunAsync(name, Actor.System, CancellationToken.None))).Status.ShouldBe(status);
        Should.Throw<ApiException>(() => CreateCompany.Validate(new string('x', 65))).Errors[0].Code.ShouldBe("TOO_LONG");
    }

    [Theory, OnBothDatabases]
    public async Task ChatApiConfig_Saved_TellsFollowersAndKeepsSecrets(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var store = server.Services.GetRequiredService<ChatApiConfigStore>();
        var read = () => store.FindAsync(company.Id, CancellationToken.None);
        var write = (Func<WriteScope, Task<bool>> action) => server.Database.WriteAsync(company.Id, action, CancellationToken.None);
        var before = (await read())!;

        var secrets = before with { Secret = "kept", PreviousSecret = "old", PreviousSecretUntil = 5, UpdatedAt = 6 };
        (await write(scope => store.SetSecretsAsync(scope, secrets))).ShouldBeTrue();
        (await write(scope => store.SaveAsync(scope, before with { CallbackUrl = "https://late.example" }))).ShouldBeFalse();
        var changed = (await read())! with
        {
            CallbackUrl = "https://a.example/hook", Delivery = "PUSH", CallbackOrder = "STRICT", ReceiverUser = "u", ReceiverPassword = "p",
            EventTypes = ChatApiConfig.TypesText(["chat.started"]), Secret = "not written",
        };
        (await write(scope => store.SaveAsync(scope, changed))).ShouldBeTrue();

        (await read()).ShouldBe(changed with { Secret = "kept", Version = changed.Version + 1 });
        (await read())!.ChosenTypes.ShouldBe(["chat.started"]);
        (await write(scope => store.DisableAsync(scope, company.Id, changed.Version, "about the configuration before", 7))).ShouldBeFalse();
        (await write(scope => store.DisableAsync(scope, company.Id, changed.Version + 1, "gone", 7))).ShouldBeTrue();
        (await write(scope => store.DisableAsync(scope, company.Id, changed.Version + 2, "gone again", 7))).ShouldBeFalse();
        (await read())!.DisabledReason.ShouldBe("gone");
        var head = await server.Services.GetRequiredService<LogReader>().HeadAsync(company.Id, CancellationToken.None);
        head.AccessVersion.ShouldBe(4); // Switched on by the seed, secrets, save, disabled.
    }

    [Theory]
    [InlineData(false, "PULL", null, false)]
    [InlineData(true, "PULL", null, true)]
    [InlineData(true, "PUSH", null, false)]
    [InlineData(true, "PUSH", "https://a.example", true)]
    public void ChatApiConfig_TakesSessions_OnceItCanDeliver(bool enabled, string delivery, string? url, bool takes) =>
        (ChatApiConfig.Off("c", 1) with { Enabled = enabled, Delivery = delivery, CallbackUrl = url }).TakesSessions.ShouldBe(takes);
}
