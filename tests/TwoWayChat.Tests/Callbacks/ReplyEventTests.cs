using System.Net;
using TwoWayChat.Events;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.OpenApi;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary><c>reply.started</c> and <c>reply.stopped</c>, from a composer to the receiver.</summary>
public sealed class ReplyEventTests
{
    [Theory, OnBothDatabases]
    public async Task Reply_BegunAndEnded_IsToldToWhoSeesTheChatAndKeptNowhere(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), ReplyScene.Types);
        var shop = scene.Shop;

        await scene.ReplyAsync("PUT");
        var started = await scene.OneAsync("reply.started", scene.ManagerSession);
        await scene.ReplyAsync("DELETE");
        (await scene.StoppedAsync(1)).ShouldBe("CLEARED");
        await scene.ReplyAsync("PUT");
        await scene.Receiver.UntilAsync(all => all.Count(callback => callback.Header("chat-event-type") == "reply.started") == 2);
        await shop.SendAsync(shop.Ana, scene.ChatId, "We open at nine");
        (await scene.StoppedAsync(2)).ShouldBe("SENT");
        await scene.ReplyAsync("PUT");
        await scene.Receiver.UntilAsync(all => all.Count(callback => callback.Header("chat-event-type") == "reply.started") == 3);
        await shop.WriteAsync("update reply_leases set expires_at = 0 where company_id = @Id and chat_id = @ChatId", new { shop.Company.Id, scene.ChatId });
        (await scene.StoppedAsync(3)).ShouldBe("IDLE");

        var stopped = await scene.OneAsync("reply.stopped", scene.ManagerSession);
        Golden.Match("event-reply.started", started.Text, (shop.Company.Name, "{company}"));
        Golden.Match("event-reply.stopped", stopped.Text, (shop.Company.Name, "{company}"));
        started.Header("webhook-id").ShouldBe($"{started.Json["eventId"]!.GetValue<string>()}_{scene.ManagerSession}");
        started.Header("chat-sequence").ShouldBeNull();
        var check = await SchemaCheck.OfAsync(shop.Server);
        check.TakeEvent(started.Json);
        check.TakeEvent(stopped.Json);
        await check.ShouldHoldAsync();

        await BenSeesHisOwnAloneAsync(scene);
        (await shop.EventTypesAsync()).ShouldNotContain(type => type.StartsWith("reply.", StringComparison.Ordinal));
        (await shop.GetAsync(shop.Manager, "deliveries?limit=100")).ToJsonString().ShouldNotContain("reply.");
    }

    [Theory, OnBothDatabases]
    public async Task Reply_OfACompanyThatNamesNoTypes_IsToldOnceItDoes(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), types: null);
        var feed = scene.Shop.Server.Services.GetRequiredService<PassingFeed>();
        await scene.ReplyAsync("PUT");
        await scene.StoredAsync("one");
        feed.Companies.ShouldNotContain(scene.Shop.Company.Id);

        await scene.ConfigureAsync(ReplyScene.Types);
        await Eventually.HoldsAsync(() => feed.Companies.Contains(scene.Shop.Company.Id));
        await scene.ReplyAsync("PUT");

        await scene.OneAsync("reply.started", scene.ManagerSession);
        await scene.ConfigureAsync(["message.received"]);
        await Eventually.HoldsAsync(() => !feed.Companies.Contains(scene.Shop.Company.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ToASessionThatHasEnded_IsNotTold(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), ReplyScene.Types);
        var anasSession = await scene.RegisterAsync(scene.Shop.Ana);
        await scene.StoredAsync("one");
        await scene.OneAsync("message.received", anasSession);
        await scene.ReplyAsync("PUT");
        await scene.OneAsync("reply.started", anasSession);

        using (var client = scene.Shop.Server.As(scene.Shop.Manager))
        {
            (await client.CallAsync("DELETE", $"integration/{anasSession}")).Status.ShouldBe(HttpStatusCode.NoContent);
        }

        var before = scene.Receiver.Received.Count(IsAnas);
        await scene.ReplyAsync("DELETE");
        await scene.StoppedAsync(1);
        scene.Receiver.Received.Count(IsAnas).ShouldBe(before);

        bool IsAnas(ReceivedCallback callback) => callback.Header("chat-session-id") == anasSession && ReplyScene.IsAboutReply(callback);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ReceiverRefusesItOrIsDown_IsDroppedAndStoredEventsGoOn(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), ReplyScene.Types);
        scene.Receiver.Otherwise = callback => ReplyScene.IsAboutReply(callback) ? CallbackAnswer.Status(410) : CallbackAnswer.Ok;
        await scene.ReplyAsync("PUT");
        await scene.OneAsync("reply.started", scene.ManagerSession);
        await scene.StoredAsync("the session has not ended");

        scene.Receiver.Otherwise = _ => CallbackAnswer.Status(404);
        await scene.Shop.TextInAsync("opens the breaker");
        await scene.Receiver.WaitForAsync(callback => callback.Text.Contains("opens the breaker", StringComparison.Ordinal));
        await scene.BreakerAsync("OPEN");
        var told = scene.Receiver.Received.Count(ReplyScene.IsAboutReply);
        var dropped = new TaskCompletionSource();
        using var meter = OutcomeListener.Of("chat.callback.best_effort", "DROPPED", dropped.SetResult);
        await scene.ReplyAsync("DELETE");
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        scene.Receiver.Received.Count(ReplyScene.IsAboutReply).ShouldBe(told);

        scene.Receiver.Otherwise = _ => CallbackAnswer.Ok;
        using (var client = scene.Shop.Server.As(scene.Shop.Manager))
        {
            await client.DoAsync("POST", $"integration/{scene.ManagerSession}/retry");
        }

        (await scene.StoredAsync("after")).ToJsonString().ShouldContain("after");
        var stored = scene.Receiver.Received.Where(
            callback => callback.Header("chat-session-id") == scene.ManagerSession && !ReplyScene.IsAboutReply(callback));
        var sequences = stored.Select(callback => callback.Json["sequence"]!.GetValue<long>()).Distinct().ToList();
        stored.Select(callback => callback.Json["previousSequence"]!.GetValue<long>()).Distinct().ShouldBe([0, .. sequences.SkipLast(1)]);
    }

    /// <summary>The lane is on one node, the composer on the other: the row in the database tells.</summary>
    [Fact]
    public async Task Reply_AtAnotherNodeThanTheLanes_IsToldByTheLanes()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ReplyScene.StartAsync(first, ReplyScene.Types);
        await using var other = database.AnotherNode();
        await using var second = await TestServer.StartAsync(other, LaneStory.Options);

        await scene.ReplyAsync("PUT", second);
        await scene.OneAsync("reply.started", scene.ManagerSession);
        await scene.ReplyAsync("DELETE", second);

        (await scene.StoppedAsync(1)).ShouldBe("CLEARED");
    }

    private static async Task BenSeesHisOwnAloneAsync(ReplyScene scene)
    {
        await scene.Shop.TextInAsync("hello", Shop.NewPhone());
        using var client = scene.Shop.Server.As(scene.Shop.Manager);
        await client.DoAsync("POST", $"chats/{scene.ChatId}/transfer", new { propertyId = scene.Shop.Sales.Id });
        await scene.Shop.TextInAsync("for Sales");
        await scene.OneAsync("message.received", scene.BenSession);
        scene.Receiver.Received.ShouldNotContain(callback => callback.Header("chat-session-id") == scene.BenSession && ReplyScene.IsAboutReply(callback));
    }
}
