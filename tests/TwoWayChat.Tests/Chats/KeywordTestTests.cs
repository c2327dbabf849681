using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class KeywordTestTests
{
    [Theory]
    [OnBothDatabases("billing, my invoice", "KEYWORD", "The first word is the keyword BILLING.")]
    [OnBothDatabases("hello", "SENDER_ADDRESS", "The first word, hello, is no keyword; the sender address has this property.", "66000")]
    [OnBothDatabases("hello", "LAST_PROPERTY", "The first word, hello, is no keyword; no property by the sender address; the customer's last chat was here.",
        Shop.Number, Shop.Customer)]
    [OnBothDatabases("STOP it", "DEFAULT", "The first word, STOP, speaks about consent and is never a keyword; no property by the sender address; no earlier chat of the customer; so it is the company's default.")]
    [OnBothDatabases("Basta ya", "DEFAULT", "The first word, Basta, speaks about consent and is never a keyword; no property by the sender address; no earlier chat of the customer; so it is the company's default.")]
    [OnBothDatabases("?!", "DEFAULT", "The text begins with no word; no property by the sender address; no earlier chat of the customer; so it is the company's default.")]
    public async Task KeywordTest_NamesTheRuleThatWins(DatabaseKind kind, string text, string rule, string reason, string? to = null, string? from = null)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var desk = await shop.Server.Seed.AddPropertyAsync(shop.Company, "Desk");
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "66000", desk);
        await manager.DoAsync("POST", "simulator/messages", new { from = Shop.Customer, to = "66000", text = "hi" });

        await manager.DoAsync("PUT", "consent-settings", new { words = new { optOut = new[] { "basta" } } });

        var answer = await manager.DoAsync("POST", "keywords/test", new { text, senderAddress = to, from });

        answer["rule"].ShouldBe(rule);
        answer["reason"].ShouldBe(reason);
        answer.Json["property"]!["name"]!.GetValue<string>().ShouldBe(rule is "KEYWORD" or "DEFAULT" ? "Billing" : "Desk");
    }

    [Theory, OnBothDatabases]
    public async Task KeywordTest_BadQuestion_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        using var agent = shop.Server.As(shop.Ana);

        (await manager.CallAsync("POST", "keywords/test", new { text = " ", from = "?" })).Errors
            .ShouldBe(["from INVALID_ADDRESS", "text REQUIRED"]);
        (await manager.CallAsync("POST", "keywords/test", new { text = "x", senderAddress = "+12025550199" })).Errors
            .ShouldBe(["senderAddress UNKNOWN_SENDER_ADDRESS"]);
        (await agent.CallAsync("POST", "keywords/test", new { text = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task KeywordTest_OfAPropertyManager_TellsNothingOfOtherProperties(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddKeywordAsync(shop.Sales, "BUY");
        await shop.TextInAsync("buy a house");
        using var manager = shop.Server.As(shop.Manager);
        using var paula = shop.Server.As(shop.Paula);

        var keyword = await paula.DoAsync("POST", "keywords/test", new { text = "buy now" });
        var customer = await paula.DoAsync("POST", "keywords/test", new { text = "hello", from = Shop.Customer });
        var stranger = await paula.DoAsync("POST", "keywords/test", new { text = "hello", from = Shop.NewPhone() });

        (keyword["rule"], keyword.Json["property"], keyword.Json["keyword"]).ShouldBe(("KEYWORD", null, null));
        keyword["reason"].ShouldBe("The first word is a keyword of a property that is not yours.");
        customer.Text.ShouldBe(stranger.Text);
        var all = await manager.DoAsync("POST", "keywords/test", new { text = "hello", from = Shop.Customer });
        (all["rule"], (string)all.Json["property"]!["name"]!).ShouldBe(("LAST_PROPERTY", "Sales"));
    }

    [Theory, OnBothDatabases]
    public async Task Routing_ToWhatWasDeleted_GoesOnByTheNextRule(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var desk = await shop.Server.Seed.AddPropertyAsync(shop.Company, "Desk");
        var address = await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "66000", desk);
        await manager.DoAsync("POST", "simulator/messages", new { from = Shop.Customer, to = "66000", text = "hi" });
        (await manager.CallAsync("DELETE", $"sender-addresses/{address.SenderAddressId}")).Errors.ShouldBe(["chats OPEN_CHATS"]);
        await shop.Server.Database.WriteAsync(
            shop.Company.Id,
            scope => scope.ExecuteAsync("update chats set status = 'ENDED', ended_at = 1 where company_id = @Id", shop.Company),
            CancellationToken.None);

        await manager.DoAsync("DELETE", $"sender-addresses/{address.SenderAddressId}");
        await manager.DoAsync("DELETE", $"properties/{desk.Id}");

        (await manager.CallAsync("POST", "simulator/messages", new { from = Shop.Customer, to = "66000", text = "hi" })).Errors
            .ShouldBe(["to UNKNOWN_SENDER_ADDRESS"]);
        (await manager.DoAsync("POST", "keywords/test", new { text = "hi", from = Shop.Customer }))["rule"].ShouldBe("DEFAULT");
    }
}
