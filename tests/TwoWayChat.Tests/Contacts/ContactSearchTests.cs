using System.Text.Json.Nodes;
using Dapper;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactSearchTests
{
    [Theory, OnBothDatabases]
    public async Task Search_OfTwoCharacters_FindsWhatBeginsSo(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var ada = await AddAsync(shop, "+12025550101", "Ada", "Lovelace");
        var zoe = await AddAsync(shop, "+491701234567", "Zoë", "Adams");
        await AddAsync(shop, "+12025550102", "Yada", "Okafor");
        var ice = await AddAsync(shop, "+12025550103", "李", "明");
        var code = await AddAsync(shop, "49123", null, null);

        (await FindAsync(shop, "ad")).ShouldBe([ada, zoe]);
        (await FindAsync(shop, "Z")).ShouldBe([zoe]);
        (await FindAsync(shop, "李")).ShouldBe([ice]);
        (await FindAsync(shop, "49")).ShouldBe([zoe, code], ignoreOrder: true);
        (await FindAsync(shop, "+4")).ShouldBe([zoe]);
        (await FindAsync(shop, "%")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Search_OfMore_NamesWhatBeginsSoFirstThenTheNewest(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var inside = await AddAsync(shop, "+12025550111", "Joanna", "Marten");
        var newer = await AddAsync(shop, "+12025550112", "Savanna", null);
        var first = await AddAsync(shop, "+12025550113", "Anna", "Zuse");
        var last = await AddAsync(shop, "+12025550114", "Bo", "Annan");

        (await FindAsync(shop, "ANNA")).ShouldBe([first, last, newer, inside]);
        (await FindAsync(shop, "anna z")).ShouldBe([first]);
        (await FindAsync(shop, "555-01 14")).ShouldBe([last]);
        (await FindAsync(shop, "\"anna")).ShouldBeEmpty();
        (await FindAsync(shop, "an*")).ShouldBeEmpty();
        (await FindAsync(shop, "x OR anna")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Search_AfterARename_KnowsTheNewNameAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await AddAsync(shop, "+12025550121", "Grace", "Murray");

        using var client = shop.Server.As(shop.Manager);
        using var edited = await client.PutAsync($"contacts/{id}", new StringContent("""{"lastName":"Hopper"}""", System.Text.Encoding.UTF8, "application/json"));

        edited.IsSuccessStatusCode.ShouldBeTrue();
        (await FindAsync(shop, "hopp")).ShouldBe([id]);
        (await FindAsync(shop, "ho")).ShouldBe([id]);
        (await FindAsync(shop, "urra")).ShouldBeEmpty();
        (await FindAsync(shop, "mu")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Search_AnswersWithFiftyAndNeverWithAnotherCompanys(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        await AddAsync(other, "+12025550131", "Wilhelmina", null);
        for (var i = 0; i < 52; i++)
        {
            await AddAsync(shop, $"+1202556{i:0000}", $"Bert{i}", "Wilhelm");
        }

        var page = await shop.GetAsync(shop.Manager, "contacts?search=ilhelm&limit=200");

        page["items"]!.AsArray().Count.ShouldBe(50);
        page["next"].ShouldBeNull();
        (await FindAsync(shop, "helmina")).ShouldBeEmpty();
        (await FindAsync(other, "helm")).Count.ShouldBe(1);
        (await shop.GetAsync(shop.Manager, "contacts?search=wi&limit=3"))["items"]!.AsArray().Count.ShouldBe(3);
    }

    /// <summary>PostgreSQL asks the index in another way for whom most contacts belong to; its figures say who that is.</summary>
    [Fact]
    public async Task Search_WhereMostContactsAreOneCompanys_FindsEachCompanysOwn()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        var (large, small) = (await Shop.OpenAsync(server), await Shop.OpenAsync(server));
        var ofLarge = await AddAsync(large, "+12025550161", "Wilhelmina", null);
        await AddAsync(large, "+12025550162", "Ada", null);
        var ofSmall = await AddAsync(small, "+12025550163", "Wilhelmina", null);
        await using (var connection = await server.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("analyze contacts");
        }

        (await FindAsync(large, "helmin")).ShouldBe([ofLarge]);
        (await FindAsync(small, "helmin")).ShouldBe([ofSmall]);
    }

    [Theory, OnBothDatabases]
    public async Task ListAndSearch_OfWhoSeesAPart_NameThatPartAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var everywhere = await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "eve", shop.Billing, shop.Sales);
        var nowhere = await shop.Server.Seed.AddUserAsync(shop.Company, Role.PropertyManager, "nora");
        await AddAsync(shop, "+12025550150", "Wilma", "Unknown");
        var (ada, _) = await TextedAsync(shop, "+12025550151", "Ada");
        var (bob, moved) = await TextedAsync(shop, "+12025550152", "Bob");
        var (cat, gone) = await TextedAsync(shop, "+12025550153", "Cat");
        await shop.DoAsync(shop.Ana, $"chats/{moved}/assignment");
        await shop.DoAsync(shop.Ana, $"chats/{moved}/transfer", new { propertyId = shop.Sales.Id });
        await shop.DoAsync(shop.Ana, $"chats/{gone}/assignment");
        await shop.DoAsync(shop.Ana, $"chats/{gone}/end");

        foreach (var (user, visible) in new[] { (shop.Ana, (string[])[cat, ada]), (everywhere, [cat, bob, ada]), (nowhere, []) })
        {
            (await FindAsync(shop, "", user)).ShouldBe(visible);
            (await FindAsync(shop, "2025550", user)).ShouldBe(visible);
            (await FindAsync(shop, "+1", user)).ShouldBe(visible, ignoreOrder: true);
            (await FindAsync(shop, "ad", user)).ShouldBe(visible.Where(id => id == ada));
            (await FindAsync(shop, "ilm", user)).ShouldBeEmpty();
        }

        var page = await shop.GetAsync(everywhere, "contacts?limit=2");
        var rest = await shop.GetAsync(everywhere, $"contacts?limit=2&after={page["next"]}");
        Ids(page).Concat(Ids(rest)).ShouldBe([cat, bob, ada]);
        rest["next"].ShouldBeNull();
        (await shop.DeleteAsync(shop.Manager, $"contacts/{cat}")).Dispose();
        (await FindAsync(shop, "", shop.Ana)).ShouldBe([ada]);
        (await FindAsync(shop, "202555", shop.Ana)).ShouldBe([ada]);
    }

    /// <summary>A customer who has written, and the chat.</summary>
    private static async Task<(string ContactId, string ChatId)> TextedAsync(Shop shop, string address, string firstName)
    {
        var contactId = await AddAsync(shop, address, firstName, null);
        return (contactId, (await shop.TextInAsync("hello", address)).ChatId);
    }

    private static async Task<string> AddAsync(Shop shop, string address, string? firstName, string? lastName)
    {
        using var answer = await shop.PostAsync(shop.Manager, "contacts", new { address, firstName, lastName });
        return (string)(await shop.ReadAsync(answer, System.Net.HttpStatusCode.Created))["id"]!;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Shop shop, string search, TestUser? user = null) =>
        Ids(await shop.GetAsync(user ?? shop.Manager, $"contacts?search={Uri.EscapeDataString(search)}"));

    private static IReadOnlyList<string> Ids(JsonNode page) => [.. page["items"]!.AsArray().Select(contact => (string)contact!["id"]!)];
}
