using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>Two answers to one question: what was written meanwhile is told or stops the send, as the property wants it.</summary>
public class CollisionTests
{
    [Theory, OnBothDatabases]
    public async Task Reply_ThatHasNotSeenTheCustomersNext_IsSentWithAWarning(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        await shop.TextInAsync("no, wait");

        using var answer = await shop.PostAsync(shop.Paula, Path(chatId), new { text = "We open at ten.", lastSeenMessageId = seen });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("message-accepted-with-newer", answer);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatHasNotSeenAColleagues_IsRefusedWhereThePropertyBlocks(DatabaseKind kind)
    {
        var shop = await BlockingAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        await shop.SendAsync(shop.Ana, chatId, "We open at nine.");

        using var answer = await shop.PostAsync(shop.Paula, Path(chatId), new { text = "We open at ten.", lastSeenMessageId = seen, clientMessageId = "x" });

        var refused = await shop.ReadAsync(answer, HttpStatusCode.Conflict);
        refused["newerMessages"]!.AsArray().Select(message => (string)message!["text"]!).ShouldBe(["We open at nine."]);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
        (await shop.EventTypesAsync()).Count(type => type == "message.accepted").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatHasNotSeenTheCustomersNext_IsRefusedUntilItHas(DatabaseKind kind)
    {
        var shop = await BlockingAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        var (next, _) = await shop.TextInAsync("no, wait");

        using var refused = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "Hi!", lastSeenMessageId = seen, clientMessageId = "crm-1" });
        using var sent = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "Hi!", lastSeenMessageId = next, clientMessageId = "crm-1" });
        using var again = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "Hi!", lastSeenMessageId = seen, clientMessageId = "crm-1" });

        await Golden.MatchAsync("message-collision", refused);
        (refused.StatusCode, sent.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Accepted, HttpStatusCode.Accepted));
        (await shop.ReadAsync(sent, HttpStatusCode.Accepted)).ContainsKey("newerMessages").ShouldBeFalse();
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_AfterOnesOwnMessages_IsNoCollision(DatabaseKind kind)
    {
        var shop = await BlockingAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        await shop.SendAsync(shop.Ana, chatId, "One moment.");

        using var answer = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "Here it is.", lastSeenMessageId = seen });
        using var blind = await shop.PostAsync(shop.Paula, Path(chatId), new { text = "Without a word on what was seen" });

        (answer.StatusCode, blind.StatusCode).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.Accepted));
    }

    [Theory, OnBothDatabases]
    public async Task Replies_OfManyAtOnce_AreOneWhereThePropertyBlocks(DatabaseKind kind)
    {
        var shop = await BlockingAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        TestUser[] users = [shop.Ana, shop.Paula, shop.Manager];

        var answers = await Task.WhenAll(users.Select(user => shop.PostAsync(user, Path(chatId), new { text = "Hi!", lastSeenMessageId = seen })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(2);
        (await shop.NumbersAsync(chatId)).ShouldBe([1, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task Setting_OfAProperty_IsSavedShownAndCheckedByGlobalManagersOnly(DatabaseKind kind)
    {
        var shop = await BlockingAsync(kind);
        using var ana = shop.Server.As(shop.Ana);
        using var manager = shop.Server.As(shop.Manager);

        (await ana.DoAsync("GET", $"properties/{shop.Billing.Id}"))["collision"].ShouldBe("BLOCK");
        (await ana.DoAsync("GET", $"properties/{shop.Billing.Id}"))["name"].ShouldBe("Billing");
        (await manager.DoAsync("GET", $"properties/{shop.Sales.Id}"))["collision"].ShouldBe("WARN");
        (await manager.CallAsync("PUT", $"properties/{shop.Billing.Id}", new { collision = "REFUSE" })).Errors.ShouldBe(["collision INVALID_VALUE"]);
        (await manager.CallAsync("PUT", $"properties/{shop.Billing.Id}", new { collision = 1 })).Errors.ShouldBe(["collision INVALID_VALUE"]);
        (await ana.CallAsync("PUT", $"properties/{shop.Billing.Id}", new { collision = "WARN" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.DoAsync("POST", "properties", new { name = "Support", collision = "BLOCK" }))["collision"].ShouldBe("BLOCK");
    }

    private static async Task<Shop> BlockingAsync(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"properties/{shop.Billing.Id}", new { collision = "BLOCK" });
        return shop;
    }

    private static string Path(string chatId) => $"chats/{chatId}/messages";
}
