using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Security.Ui;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Security;

public class AuditStoreTests
{
    [Theory, OnBothDatabases]
    public async Task Log_Filtered_HoldsWhatWasAskedForNewestFirst(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var mia = await server.Seed.AddUserAsync(company, Role.GlobalManager, "mia");
        using var client = server.As(mia);
        foreach (var name in new[] { "Desk", "Überholt", "Attic" })
        {
            await client.DoAsync("POST", "properties", new { name });
        }

        var viewer = await AccountAsync(server, mia);
        (await NamesAsync(server, viewer, new AuditFilter("property.created", null))).ShouldBe(["Attic", "Überholt", "Desk"]);
        (await NamesAsync(server, viewer, new AuditFilter(null, mia.Id))).ShouldBe(["Attic", "Überholt", "Desk"]);
        (await NamesAsync(server, viewer, new AuditFilter(null, null), "überHOLT")).ShouldBe(["Überholt"]);
        (await NamesAsync(server, viewer, new AuditFilter("property.created", null), "MIA")).Count.ShouldBe(3);
        (await NamesAsync(server, viewer, new AuditFilter("keyword.created", null))).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Log_ReadPageByPage_HoldsEachEntryOnce(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var viewer = await AccountAsync(server, await server.Seed.AddUserAsync(company, Role.GlobalManager));
        await Task.WhenAll(Enumerable.Range(0, 7).Select(number => server.Seed.AddPropertyAsync(company, $"P{number}")));
        var audit = server.Services.GetRequiredService<AuditStore>();
        var seen = new List<string>();

        for (var page = new PageRequest(3, []); ;)
        {
            var cut = page.Cut(await audit.ListAsync(viewer, new AuditFilter(null, null), page, CancellationToken.None), entry => entry, AuditStore.KeysOf);
            seen.AddRange(cut.Items.Select(entry => entry.AuditId));
            if (cut.Next is null)
            {
                break;
            }

            page = PageRequest.Of(null, cut.Next, AuditStore.Keys) with { Limit = 3 };
        }

        seen.Count.ShouldBe(9); // The company, its manager, seven properties.
        seen.ShouldBeUnique();
    }

    [Theory, OnBothDatabases]
    public async Task Log_ForAllButGlobalManagers_IsRefused(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "Desk");
        var viewer = await AccountAsync(server, await server.Seed.AddUserAsync(company, Role.PropertyManager, null, property));

        (await Should.ThrowAsync<ApiException>(() => NamesAsync(server, viewer, new AuditFilter(null, null)))).Status.ShouldBe(403);
    }

    [Fact]
    public void Actions_OfTheFilter_AllHaveTexts() => AuditWords.Choices.ShouldAllBe(choice => !choice.Text.Contains('.'));

    [Fact]
    public void Details_OfAnEntry_AreReadable() =>
        AuditWords.Details("""{"role":"AGENT","enabled":false,"email":null,"propertyIds":["a","b"],"none":[],"callbackUrl":"x"}""").ShouldBe(
            [("Role", "AGENT"), ("Enabled", "no"), ("Email", "–"), ("Property ids", "a, b"), ("None", "–"), ("Callback URL", "x")]);

    private static async Task<IReadOnlyList<string?>> NamesAsync(TestServer server, Account viewer, AuditFilter filter, string search = "")
    {
        var page = PageRequest.Of(search, null, AuditStore.Keys);
        var rows = await server.Services.GetRequiredService<AuditStore>().ListAsync(viewer, filter, page, CancellationToken.None);
        return [.. rows.Select(row => row.TargetName)];
    }

    private static async Task<Account> AccountAsync(TestServer server, TestUser user) =>
        (await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None))!;
}
