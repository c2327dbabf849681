using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Chats.Desk;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class DeskTests
{
    [Theory, OnBothDatabases]
    public async Task Chats_InRoundRobin_GoToOnlineAgentsInTurnAtTheirStart(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "ROUND_ROBIN" });
        await scene.ComeAsync(scene.Ana);
        await scene.ComeAsync(scene.Amy);
        await scene.ComeAsync(scene.Abe);
        await scene.ChooseAsync(scene.Abe, "AWAY");

        var holders = new List<string?>();
        for (var n = 0; n < 4; n++)
        {
            holders.Add((await scene.TextInAsync()).Holder);
        }

        holders.ToHashSet().SetEquals([scene.Ana.Id, scene.Amy.Id]).ShouldBeTrue();
        (holders[0], holders[1]).ShouldBe((holders[2], holders[3]));
        (await scene.Shop.EventsAsync()).Last(logged => logged.Type == "chat.assigned").Content.ShouldContain("\"reason\":\"AUTO\"");
    }

    [Theory, OnBothDatabases]
    public async Task Chats_InLeastBusy_GoToWhoHasFewestWithinTheLimit(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "LEAST_BUSY", assignmentLimit = 2 });
        await scene.ComeAsync(scene.Ana);
        var first = await scene.TextInAsync();
        await scene.ComeAsync(scene.Amy);

        var second = await scene.TextInAsync();
        var third = await scene.TextInAsync();
        var fourth = await scene.TextInAsync();
        var waiting = await scene.TextInAsync();

        first.Holder.ShouldBe(scene.Ana.Id);
        second.Holder.ShouldBe(scene.Amy.Id);
        new[] { third.Holder, fourth.Holder }.ToHashSet().SetEquals([scene.Ana.Id, scene.Amy.Id]).ShouldBeTrue();
        waiting.Holder.ShouldBeNull();
        await scene.Shop.DoAsync(scene.Amy, $"chats/{second.ChatId}/end");
        await scene.HolderAsync(waiting.ChatId, scene.Amy.Id);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_ThatWaitForAnybody_GoToWhoComesTheLongestWaitingFirst(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "ROUND_ROBIN", assignmentLimit = 1 });
        var first = await scene.TextInAsync();
        var second = await scene.TextInAsync();

        await scene.ComeAsync(scene.Ana);
        await scene.HolderAsync(first.ChatId, scene.Ana.Id);
        (await scene.Shop.ReadChatAsync(second.ChatId)).AssignedTo.ShouldBeNull();
        await scene.ComeAsync(scene.Amy);

        await scene.HolderAsync(second.ChatId, scene.Amy.Id);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_OfAFreeProperty_AreNobodys(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        await scene.ComeAsync(scene.Ana);

        (await scene.TextInAsync()).Holder.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Chats_OfManyCustomersAtOnce_KeepTheLimit(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "LEAST_BUSY", assignmentLimit = 3 });
        await scene.ComeAsync(scene.Ana);
        await scene.ComeAsync(scene.Amy);

        var chats = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.TextInAsync()));

        var holders = new List<string?>();
        foreach (var (chatId, _) in chats)
        {
            holders.Add((await scene.Shop.ReadChatAsync(chatId)).AssignedTo);
        }

        holders.Count(holder => holder == scene.Ana.Id).ShouldBe(3);
        holders.Count(holder => holder == scene.Amy.Id).ShouldBe(3);
        holders.Count(holder => holder is null).ShouldBe(6);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_OfWhoIsDisabledOrMoves_AreFreedOrGoToTheNext(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "ROUND_ROBIN" });
        await scene.ComeAsync(scene.Ana);
        var (chatId, _) = await scene.TextInAsync();
        await scene.ComeAsync(scene.Amy);
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);

        await manager.DoAsync("PUT", $"users/{scene.Ana.Id}", new { propertyIds = new[] { scene.Shop.Sales.Id } });
        (await scene.Shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(scene.Amy.Id);
        await manager.DoAsync("PUT", $"users/{scene.Amy.Id}", new { enabled = false });

        (await scene.Shop.ReadChatAsync(chatId)).AssignedTo.ShouldBeNull();
        (await scene.Shop.EventTypesAsync()).Where(type => type is "chat.assigned" or "chat.unassigned")
            .ShouldBe(["chat.assigned", "chat.unassigned", "chat.assigned", "chat.unassigned"]);
        (await scene.Shop.GetStatusAsync(scene.Ana, $"chats/{chatId}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_OfWhoIsDeleted_AreFreed(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        var (chatId, _) = await scene.TextInAsync();
        await scene.Shop.DoAsync(scene.Ana, $"chats/{chatId}/assignment");
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);

        await manager.DoAsync("DELETE", $"users/{scene.Ana.Id}");

        (await scene.Shop.ReadChatAsync(chatId)).AssignedTo.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task User_DeletedWhileOnline_IsOfflineAndLookedAtNoMore(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        await scene.ComeAsync(scene.Ana);
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);

        await manager.DoAsync("DELETE", $"users/{scene.Ana.Id}");

        await scene.StatusAsync(scene.Ana, "OFFLINE");
    }

    [Theory, OnBothDatabases]
    public async Task Status_ChosenSessionAndTab_CountAsTheyShould(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "FREE" });
        (await scene.ChooseAsync(scene.Ana, "AWAY")).ShouldBe("OFFLINE");
        var session = await RegisterAsync(scene);
        await scene.StatusAsync(scene.Ana, "AWAY");
        (await scene.ChooseAsync(scene.Ana, "ONLINE")).ShouldBe("ONLINE");
        await scene.GoAsync(scene.Ana, session);
        var tabs = scene.Shop.Server.Services.GetRequiredService<OpenTabs>();
        var tab = new object();

        tabs.Open(tab, scene.Shop.Company.Id, scene.Ana.Id);
        await scene.StatusAsync(scene.Ana, "ONLINE");
        tabs.Close(tab);
        await scene.Shop.WriteAsync("update user_presence set browser_until = 1 where company_id = @Id", new { scene.Shop.Company.Id });
        await scene.StatusAsync(scene.Ana, "OFFLINE");

        var told = (await scene.Shop.EventsAsync()).Where(logged => logged.Type == "agent.status_changed")
            .Select(logged => JsonNode.Parse(logged.Content)!["data"]!);
        told.Select(data => $"{data["previousStatus"]} {data["status"]} {data["cause"]}").ShouldBe(
            ["OFFLINE AWAY SESSION", "AWAY ONLINE USER", "ONLINE OFFLINE GONE", "OFFLINE ONLINE BROWSER", "ONLINE OFFLINE GONE"]);
        await scene.Shop.MatchEventAsync("agent.status_changed");
    }

    [Theory, OnBothDatabases]
    public async Task Status_ThatIsNoChoice_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var ana = shop.Server.As(shop.Ana);

        (await ana.CallAsync("PUT", "users/me/status", new { status = "OFFLINE" })).Errors.ShouldBe(["status INVALID_VALUE"]);
        (await ana.CallAsync("PUT", "users/me/status", new { status = "BUSY" })).Errors.ShouldBe(["status INVALID_VALUE"]);
        (await ana.CallAsync("PUT", "users/me/status", new { })).Errors.ShouldBe(["status INVALID_VALUE"]);
    }

    [Theory, OnBothDatabases]
    public async Task Settings_OutOfRange_AreRefusedByField(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);

        var refused = await manager.CallAsync("PUT", $"properties/{shop.Billing.Id}", new { assignmentLimit = -1, inactivityMinutes = 129_601 });

        refused.Errors.ShouldBe(["assignmentLimit OUT_OF_RANGE", "inactivityMinutes OUT_OF_RANGE"]);
        (await manager.CallAsync("PUT", $"properties/{shop.Billing.Id}", new { assignment = "RANDOM" })).Errors.ShouldBe(["assignment INVALID_VALUE"]);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_InWhichNothingHappens_EndsUnlessTheCustomerWaits(DatabaseKind kind)
    {
        var scene = await DeskScene.OpenAsync(kind, new { inactivityMinutes = 30 });
        var (answered, _) = await scene.TextInAsync();
        var (waiting, _) = await scene.TextInAsync();
        var (recent, _) = await scene.TextInAsync();
        await scene.Shop.SendAsync(scene.Ana, answered, "Here you are.");
        await scene.Shop.SendAsync(scene.Ana, recent, "Here you are.");
        (await scene.Shop.ReadChatAsync(answered)).IsOpen.ShouldBeTrue();

        await scene.Shop.WriteAsync(
            "update chats set last_activity_at = last_activity_at - 1800000 where company_id = @Id and chat_id in (@answered, @waiting)",
            new { scene.Shop.Company.Id, answered, waiting });
        await Eventually.HoldsAsync(async () => !(await scene.Shop.ReadChatAsync(answered)).IsOpen, "the chat has ended");

        (await scene.Shop.ReadChatAsync(answered)).EndReason.ShouldBe("INACTIVITY");
        (await scene.Shop.ReadChatAsync(waiting)).IsOpen.ShouldBeTrue();
        (await scene.Shop.ReadChatAsync(recent)).IsOpen.ShouldBeTrue();
        (await scene.Shop.EventTypesAsync()).Count(type => type == "chat.ended").ShouldBe(1);
    }

    private static async Task<string> RegisterAsync(DeskScene scene)
    {
        using var client = scene.Shop.Server.As(scene.Ana);
        return (await client.DoAsync("POST", "integration", new { user = scene.Ana.SignInName }))["id"];
    }
}
