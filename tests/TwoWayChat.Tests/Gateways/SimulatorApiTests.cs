using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

public class SimulatorApiTests
{
    private const string Path = "simulator/messages";

    [Theory, OnBothDatabases]
    public async Task Message_ByGlobalManagerOnly_IsAccepted(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var text = new { from = Shop.Customer, to = Shop.Number, text = "hello" };

        using var accepted = await shop.PostAsync(shop.Manager, Path, text);
        using var byManager = await shop.PostAsync(shop.Paula, Path, text);
        using var byAgent = await shop.PostAsync(shop.Ana, Path, text);
        using var byNobody = await shop.Server.Anonymous.PostAsync(Path, null);

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("simulator-message-accepted", accepted);
        byManager.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        byAgent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        byNobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await shop.EventTypesAsync()).Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Message_ToUnknownSenderAddress_IsRefusedByField(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostAsync(shop.Manager, Path, new { from = Shop.Customer, to = "+12025550199", text = "hello" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Golden.MatchAsync("simulator-unknown-sender-address", answer);
        (await shop.EventTypesAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Message_ToAnotherCompanysSenderAddress_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        await other.Server.Seed.AddSenderAddressAsync(other.Company, "55555");

        using var answer = await shop.PostAsync(shop.Manager, Path, new { from = Shop.Customer, to = "55555", text = "hello" });

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe("to UNKNOWN_SENDER_ADDRESS");
        (await other.EventTypesAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Message_ToSenderAddressOfAnotherGateway_IsConflict(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Database.WriteAsync(
            shop.Company.Id,
            scope => scope.ExecuteAsync("update sender_addresses set gateway = 'SMPP' where company_id = @id", new { id = shop.Company.Id }),
            CancellationToken.None);

        using var answer = await shop.PostAsync(shop.Manager, Path, new { from = Shop.Customer, to = Shop.Number, text = "hello" });

        (await Shop.CodeAsync(answer, HttpStatusCode.Conflict)).ShouldBe("to OTHER_GATEWAY");
    }

    [Theory, OnBothDatabases]
    public async Task Message_InCompanyWithoutProperty_IsConflictAndLeavesNothing(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        await server.Seed.AddSenderAddressAsync(company, Shop.Number);
        using var client = server.As(manager);

        using var answer = await client.PostAsJsonAsync(Path, new { from = Shop.Customer, to = Shop.Number, text = "hello" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await server.Database.QueryAsync<string>(
            "select contact_id from contacts where company_id = @id", new { id = company.Id }, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases("""{"to":"+12025550100","text":"x"}""", "from REQUIRED")]
    [OnBothDatabases("""{"from":"","to":"+12025550100","text":"x"}""", "from REQUIRED")]
    [OnBothDatabases("""{"from":"+1","to":"+12025550100","text":"x"}""", "from INVALID_SENDER")]
    [OnBothDatabases("""{"from":"+12025550123","text":"x"}""", "to REQUIRED")]
    [OnBothDatabases("""{"from":"+12025550123","to":"?!","text":"x"}""", "to UNKNOWN_SENDER_ADDRESS")]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100"}""", "text REQUIRED")]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100","text":" \n "}""", "text REQUIRED")]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100","text":"a\u0000b"}""", "text INVALID_CHARACTER")]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100","text":7}""", "text INVALID_VALUE")]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100","text":{}}""", "text INVALID_VALUE")]
    public async Task Message_WithBadField_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostTextAsync(shop.Manager, Path, body);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await shop.EventTypesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases("", HttpStatusCode.BadRequest)]
    [OnBothDatabases("null", HttpStatusCode.BadRequest)]
    [OnBothDatabases("[]", HttpStatusCode.BadRequest)]
    [OnBothDatabases("{", HttpStatusCode.BadRequest)]
    [OnBothDatabases("""{"from":"+12025550123","to":"+12025550100","text":"\ud800"}""", HttpStatusCode.BadRequest)]
    public async Task Message_WithBadBody_IsRefused(DatabaseKind kind, string body, HttpStatusCode status)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostTextAsync(shop.Manager, Path, body);

        answer.StatusCode.ShouldBe(status);
        (await shop.EventTypesAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Message_TooLong_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var longText = await shop.PostAsync(shop.Manager, Path, new { from = Shop.Customer, to = Shop.Number, text = new string('x', 1601) });
        using var longId = await shop.PostAsync(
            shop.Manager, Path, new { from = Shop.Customer, to = Shop.Number, text = "x", providerMessageId = new string('x', 129) });
        using var huge = await shop.PostAsync(shop.Manager, Path, new { from = Shop.Customer, to = Shop.Number, text = new string('x', 70_000) });

        (await Shop.CodeAsync(longText, HttpStatusCode.BadRequest)).ShouldBe("text TOO_LONG");
        (await Shop.CodeAsync(longId, HttpStatusCode.BadRequest)).ShouldBe("providerMessageId TOO_LONG");
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, OnBothDatabases]
    public async Task Message_WithTextOfAnyScript_IsKeptAsItIs(DatabaseKind kind)
    {
        const string Text = "  Ünïcode 😀 \"quotes\" \\ \n\t<b>& ж漢 ";
        var shop = await Shop.OpenAsync(kind);

        await shop.TextInAsync(Text);

        var message = JsonNode.Parse((await shop.EventsAsync())[^1].Content)!["data"]!["message"]!;
        ((string)message["text"]!).ShouldBe(Text);
        ((string)message["encoding"]!).ShouldBe("UCS2");
    }
}
