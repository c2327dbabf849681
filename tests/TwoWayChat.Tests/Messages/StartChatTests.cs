using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class StartChatTests
{
    [Theory, OnBothDatabases]
    public async Task Number_HoweverWritten_IsOneContactWithOneChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+12025550123");

        (await shop.TextInAsync("again", "+1 202 555 0123")).ChatId.ShouldBe(chatId);
        foreach (var to in new[] { "+1 (202) 555-0123", "(+1) 202/555-0123", "+1.202.555.0123" })
        {
            using var answer = await shop.PostAsync(shop.Ana, "chats", new { to, text = "hi", propertyId = shop.Billing.Id });
            ((string)(await shop.ReadAsync(answer, HttpStatusCode.Accepted))["chat"]!["id"]!).ShouldBe(chatId, to);
        }

        (await shop.GetAsync(shop.Manager, "contacts"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory, OnBothDatabases]
    public async Task Chat_StartedByAgent_IsAcceptedAndToldInOrder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostAsync(shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, text = "Your table is free." });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("chat-started", answer);
        (await shop.EventTypesAsync()).Take(3).ShouldBe(["contact.created", "chat.started", "message.accepted"]);
        var started = JsonNode.Parse((await shop.EventsAsync())[1].Content)!;
        ((string)started["data"]!["routing"]!, (string)started["data"]!["startedBy"]!, (string)started["actor"]!["type"]!)
            .ShouldBe(("MANUAL", "AGENT", "AGENT"));
    }

    [Theory, OnBothDatabases]
    public async Task Chat_StartedWithManagersCredentials_IsStartedBySystem(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostAsync(shop.Manager, "chats", Opening(shop));

        ((string)(await shop.ReadAsync(answer, HttpStatusCode.Accepted))["chat"]!["startedBy"]!).ShouldBe("SYSTEM");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_WithoutProperty_GoesToTheOnlyOneOfTheUser(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var byAgent = await shop.PostAsync(shop.Ben, "chats", new { to = Shop.Customer, text = "hi" });
        using var byManager = await shop.PostAsync(shop.Manager, "chats", new { to = Shop.Customer, text = "hi" });

        ((string)(await shop.ReadAsync(byAgent, HttpStatusCode.Accepted))["chat"]!["property"]!["id"]!).ShouldBe(shop.Sales.Id);
        (await Shop.CodeAsync(byManager, HttpStatusCode.BadRequest)).ShouldBe("propertyId REQUIRED");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_OpenAlready_GoesOn(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostAsync(shop.Ana, "chats", Opening(shop));

        var body = await shop.ReadAsync(answer, HttpStatusCode.Accepted);
        ((string)body["chat"]!["id"]!, (long)body["message"]!["number"]!, (long)body["chat"]!["unread"]!).ShouldBe((chatId, 2, 1));
        (await shop.EventTypesAsync()).ShouldNotContain("contact.updated");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_OpenOutsideTheUsersProperties_IsConflictWithoutDetails(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostAsync(shop.Ben, "chats", new { to = Shop.Customer, propertyId = shop.Sales.Id, text = "hi" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Golden.MatchAsync("chat-elsewhere", answer);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_ManyStartsOfOneCustomerAtOnce_AreOneChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.PostAsync(shop.Ana, "chats", Opening(shop))));

        var bodies = await Task.WhenAll(answers.Select(answer => shop.ReadAsync(answer, HttpStatusCode.Accepted)));
        var chatId = bodies.Select(body => (string)body["chat"]!["id"]!).Distinct().ShouldHaveSingleItem();
        (await shop.NumbersAsync(chatId)).Count.ShouldBe(20);
    }

    [Theory, OnBothDatabases]
    public async Task Property_OfOthers_IsUnknown(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);

        foreach (var (user, property) in new[] { (shop.Ben, shop.Billing.Id), (shop.Manager, other.Billing.Id), (shop.Manager, "x"), (shop.Ana, "") })
        {
            using var answer = await shop.PostAsync(user, "chats", new { to = Shop.Customer, propertyId = property, text = "hi" });
            (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldStartWith("propertyId ");
        }

        (await shop.EventTypesAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddress_IsChosenByPropertyOrNamed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);

        var sales = await SenderAsync(shop, new { to = Shop.NewPhone(), propertyId = shop.Sales.Id, text = "hi" });
        var billing = await SenderAsync(shop, new { to = Shop.NewPhone(), propertyId = shop.Billing.Id, text = "hi" });
        var named = await SenderAsync(shop, new { to = Shop.NewPhone(), propertyId = shop.Billing.Id, senderAddress = "55555", text = "hi" });

        (sales, billing, named).ShouldBe(("55555", Shop.Number, "55555"));
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddress_OfAPropertyThatIsNotTheAuthors_IsRefusedWhoeverHasAChatThere(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        await shop.TextInAsync("hello", Shop.Customer, "55555");

        foreach (var to in new[] { Shop.Customer, Shop.NewPhone() })
        {
            using var refused = await shop.PostAsync(
                shop.Ana, "chats", new { to, propertyId = shop.Billing.Id, senderAddress = "55555", templateId = new string('0', 24) });
            (await Shop.CodeAsync(refused, HttpStatusCode.BadRequest)).ShouldBe("senderAddress INVALID_SENDER");
        }
    }

    [Theory, OnBothDatabases]
    public async Task SenderName_ThatWroteFirst_CannotBeAnswered(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("HELP", "Parcels");

        using var refused = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { text = "hi" });

        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("contact INVALID_RECIPIENT");
        (await shop.EventTypesAsync()).ShouldNotContain("message.accepted");
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddress_UnknownOrMissing_IsRefused(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "Billing");
        var agent = await server.Seed.AddUserAsync(company, Role.Agent, "ana", property);
        var shop = await Shop.OpenAsync(kind);

        using var none = await shop.PostAsync(agent, "chats", new { to = Shop.Customer, text = "hi" });
        using var unknown = await shop.PostAsync(agent, "chats", new { to = Shop.Customer, senderAddress = Shop.Number, text = "hi" });
        using var malformed = await shop.PostAsync(agent, "chats", new { to = Shop.Customer, senderAddress = "+", text = "hi" });

        (await Shop.CodeAsync(none, HttpStatusCode.BadRequest)).ShouldBe("senderAddress REQUIRED");
        (await Shop.CodeAsync(unknown, HttpStatusCode.BadRequest)).ShouldBe("senderAddress INVALID_SENDER");
        (await Shop.CodeAsync(malformed, HttpStatusCode.BadRequest)).ShouldBe("senderAddress INVALID_SENDER");
    }

    [Theory]
    [OnBothDatabases("""{"text":"a"}""", "to REQUIRED")]
    [OnBothDatabases("""{"to":" ","text":"a"}""", "to REQUIRED")]
    [OnBothDatabases("""{"to":"2025550123","text":"a"}""", "to INVALID_RECIPIENT")]
    [OnBothDatabases("""{"to":"Acme","text":"a"}""", "to INVALID_RECIPIENT")]
    [OnBothDatabases("""{"to":"+12025550100","text":"a"}""", "to INVALID_RECIPIENT")]
    [OnBothDatabases("""{"to":7,"text":"a"}""", "to INVALID_VALUE")]
    [OnBothDatabases("""{"to":"+12025550123"}""", "text REQUIRED")]
    [OnBothDatabases("""{"to":"+12025550123","text":"a","templateId":"x"}""", "text AMBIGUOUS")]
    [OnBothDatabases("""{"to":"+12025550123","templateId":"x"}""", "templateId UNKNOWN_TEMPLATE")]
    public async Task Chat_WithBadField_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostTextAsync(shop.Ana, "chats", body);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await shop.EventTypesAsync()).ShouldBeEmpty();
    }

    private static object Opening(Shop shop) => new { to = Shop.Customer, propertyId = shop.Billing.Id, text = "hi" };

    private static async Task<string> SenderAsync(Shop shop, object opening)
    {
        using var answer = await shop.PostAsync(shop.Manager, "chats", opening);
        return (string)(await shop.ReadAsync(answer, HttpStatusCode.Accepted))["chat"]!["senderAddress"]!;
    }
}
