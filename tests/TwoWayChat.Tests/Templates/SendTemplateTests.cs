using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Templates;

public class SendTemplateTests
{
    [Theory, OnBothDatabases]
    public async Task Template_SentIntoAChat_IsFilledThere(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        var templateId = await AddAsync(shop, "Hello {{contact.firstName|there}}, {{agent.name}} of {{company.name}} {{property.name}} here.", shop.Billing.Id);
        var contactId = (string)(await shop.GetAsync(shop.Ana, $"chats/{chatId}"))["contact"]!["id"]!;

        var unnamed = await SendAsync(shop, chatId, templateId);
        using var ana = shop.Server.As(shop.Ana);
        await ana.DoAsync("PUT", $"contacts/{contactId}", new { firstName = "Robin" });
        var named = await SendAsync(shop, chatId, templateId);

        ((string)unnamed["text"]!).ShouldBe($"Hello there, ana of {shop.Company.Name} Billing here.");
        ((string)named["text"]!).ShouldBe($"Hello Robin, ana of {shop.Company.Name} Billing here.");
        ((string)named["origin"]!, (string)named["templateId"]!).ShouldBe(("TEMPLATE", templateId));
        var read = (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray()[^1]!;
        ((string)read["templateId"]!, (string)read["origin"]!).ShouldBe((templateId, "TEMPLATE"));
    }

    [Theory, OnBothDatabases]
    public async Task Template_ThatStartsAChat_IsFilledWithItsProperty(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var templateId = await AddAsync(shop, "{{property.name}} here");

        using var answer = await shop.PostAsync(shop.Manager, "chats", new { to = Shop.Customer, propertyId = shop.Sales.Id, templateId });
        var started = await shop.ReadAsync(answer, HttpStatusCode.Accepted);

        ((string)started["message"]!["text"]!).ShouldBe("Sales here");
        ((string)started["chat"]!["startedBy"]!).ShouldBe("SYSTEM");
    }

    [Theory, OnBothDatabases]
    public async Task Template_OfAnotherPropertyOrCompany_IsNotUsed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        string[] unusable = [await AddAsync(shop, "local", shop.Sales.Id), await AddAsync(other, "foreign"), new('0', 24)];

        foreach (var templateId in unusable)
        {
            using var sent = await shop.PostAsync(shop.Manager, $"chats/{chatId}/messages", new { templateId });
            using var started = await shop.PostAsync(
                shop.Manager, "chats", new { to = "+12025550199", propertyId = shop.Billing.Id, templateId });
            (await Shop.CodeAsync(sent, HttpStatusCode.BadRequest)).ShouldBe("templateId UNKNOWN_TEMPLATE");
            (await Shop.CodeAsync(started, HttpStatusCode.BadRequest)).ShouldBe("templateId UNKNOWN_TEMPLATE");
        }

        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(0);
        (await shop.EventTypesAsync()).Count(type => type == "chat.started").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Template_ThatBecomesTooLongOrEmpty_IsNotSent(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        var empty = await AddAsync(shop, "{{contact.firstName}}");
        var tooLong = await AddAsync(shop, new string('x', 1525) + "{{property.name}}");

        using var nothing = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { templateId = empty });
        using var eleven = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { templateId = tooLong });

        (await Shop.CodeAsync(nothing, HttpStatusCode.BadRequest)).ShouldBe("templateId REQUIRED");
        (await Shop.CodeAsync(eleven, HttpStatusCode.BadRequest)).ShouldBe("templateId TOO_LONG");
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task ClientMessageId_AgainWithItsTemplate_AnswersWithFirstMessage(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        var templateId = await AddAsync(shop, "Hello {{contact.firstName|there}}");
        var otherId = await AddAsync(shop, "Hello there");

        var first = await SendAsync(shop, chatId, templateId, "crm-1");
        var again = await SendAsync(shop, chatId, templateId, "crm-1");
        using var other = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { templateId = otherId, clientMessageId = "crm-1" });

        ((string)again["id"]!).ShouldBe((string)first["id"]!);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    private static async Task<string> AddAsync(Shop shop, string text, string? propertyId = null)
    {
        using var answer = await shop.PostAsync(shop.Manager, "templates", new { name = "T", text, propertyId });
        return (string)(await shop.ReadAsync(answer, HttpStatusCode.Created))["id"]!;
    }

    private static async Task<JsonObject> SendAsync(Shop shop, string chatId, string templateId, string? clientMessageId = null)
    {
        using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { templateId, clientMessageId });
        return await shop.ReadAsync(answer, HttpStatusCode.Accepted);
    }
}
