using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class ChatLifeTests
{
    [Theory, OnBothDatabases]
    public async Task Chat_Claimed_IsAssignedOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var claimed = await shop.PostAsync(shop.Ana, $"chats/{chatId}/assignment", null);
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment", new { });

        claimed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Golden.MatchAsync("chat-assigned", claimed);
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["chat.assigned"]);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_OfSomebodyElse_IsNotClaimedButAssigned(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");

        using var claimed = await shop.PostAsync(shop.Paula, $"chats/{chatId}/assignment", null);
        await shop.DoAsync(shop.Paula, $"chats/{chatId}/assignment", new { user = shop.Paula.SignInName.ToUpperInvariant() });

        using var taken = await shop.PostAsync(shop.Ana, $"chats/{chatId}/assignment", new { user = shop.Ana.SignInName });
        (await Shop.CodeAsync(taken, HttpStatusCode.Conflict)).ShouldBe("chat ALREADY_ASSIGNED");
        claimed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Golden.MatchAsync("chat-held-by-another", claimed);
        await shop.MatchEventAsync("chat.assigned");
        var facts = (await shop.EventsAsync())[^1].Facts;
        (facts.AssigneeId, facts.AssigneeBefore, facts.PropertyId, facts.PropertyBefore).ShouldBe((shop.Paula.Id, shop.Ana.Id, shop.Billing.Id, null));
    }

    [Theory, OnBothDatabases]
    public async Task Chat_ClaimedByManyAtOnce_HasOneHolder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        TestUser[] users = [shop.Ana, shop.Paula, shop.Manager];

        var answers = await Task.WhenAll(users.Select(user => shop.PostAsync(user, $"chats/{chatId}/assignment", null)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await shop.EventTypesAsync()).Count(type => type == "chat.assigned").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_AssignedToWhoMayNot_IsRefusedByField(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var gone = await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "gone", shop.Billing);
        await shop.WriteAsync("update users set enabled = false where user_id = @Id", new { gone.Id });

        foreach (var (user, code) in new[]
        {
            (shop.Ben.SignInName, "user NO_ACCESS"), ("nobody@" + shop.Company.Name, "user UNKNOWN_USER"), (other.Ana.SignInName, "user UNKNOWN_USER"),
            (gone.SignInName, "user UNKNOWN_USER"), ("", "user UNKNOWN_USER"), ("a\0b@c", "user UNKNOWN_USER"), (new string('x', 400), "user UNKNOWN_USER"),
        })
        {
            using var answer = await shop.PostAsync(shop.Manager, $"chats/{chatId}/assignment", new { user });
            (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code, user);
        }

        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Released_IsFree(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");

        using var released = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/assignment");
        using var again = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/assignment");

        (await shop.ReadAsync(released, HttpStatusCode.OK))["assignedTo"].ShouldBeNull();
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["chat.assigned", "chat.unassigned"]);
        await shop.MatchEventAsync("chat.unassigned");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Transferred_ChangesSidesAndLosesItsHolder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");

        var chat = await shop.DoAsync(shop.Ana, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id, note = "wants to buy" });

        ((string)chat["property"]!["name"]!, chat["assignedTo"]).ShouldBe(("Sales", null));
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(["chat.transferred", "chat.unassigned"]);
        await shop.MatchEventAsync("chat.transferred");
        var facts = (await shop.EventsAsync())[^2].Facts;
        (facts.PropertyId, facts.PropertyBefore, facts.AssigneeId, facts.AssigneeBefore).ShouldBe((shop.Sales.Id, shop.Billing.Id, null, shop.Ana.Id));
        (await shop.GetStatusAsync(shop.Ana, $"chats/{chatId}")).ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetStatusAsync(shop.Ben, $"chats/{chatId}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_TransferredWhereItsHolderBelongs_StaysTheirs(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Manager, $"chats/{chatId}/assignment");

        var chat = await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });

        ((string)chat["assignedTo"]!["id"]!).ShouldBe(shop.Manager.Id);
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(["chat.transferred"]);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_TransferredBadly_IsRefusedByField(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        foreach (var (body, code) in new (object, string)[]
        {
            (new { }, "propertyId REQUIRED"), (new { propertyId = "" }, "propertyId REQUIRED"), (new { propertyId = "a\0b" }, "propertyId UNKNOWN_PROPERTY"),
            (new { propertyId = other.Sales.Id }, "propertyId UNKNOWN_PROPERTY"), (new { propertyId = 7 }, "propertyId INVALID_VALUE"),
            (new { propertyId = shop.Sales.Id, note = new string('x', 1001) }, "note TOO_LONG"),
            (new { propertyId = shop.Sales.Id, note = "a\0b" }, "note INVALID_CHARACTER"),
        })
        {
            using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/transfer", body);
            (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        }

        (await shop.EventTypesAsync()).Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Ended_TellsHowItWent(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello");
        time.Advance(TimeSpan.FromSeconds(30));
        await shop.SendAsync(shop.Ana, chatId, "hi");
        await shop.EventAsync("message.delivered");
        time.Advance(TimeSpan.FromSeconds(60));

        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");

        await shop.MatchEventAsync("chat.ended");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Ended_IsFollowedByANewOne(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var ended = await shop.PostAsync(shop.Ana, $"chats/{chatId}/end", null);
        var next = await shop.TextInAsync("one more thing");

        await Golden.MatchAsync("chat-after-end", ended);
        next.ChatId.ShouldNotBe(chatId);
        var chat = await shop.ReadChatAsync(next.ChatId);
        (chat.MessageCount, chat.Routing).ShouldBe((1, "LAST_PROPERTY"));
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Ended_TakesNothingMore(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var first = await shop.SendAsync(shop.Ana, chatId, "hi", "crm-1");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");
        var before = await shop.ReadChatAsync(chatId);

        using var message = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { text = "late" });
        message.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Golden.MatchAsync("chat-ended", message);
        foreach (var (path, body) in new (string, object)[] { ("end", new { }), ("assignment", new { }), ("transfer", new { propertyId = shop.Sales.Id }) })
        {
            using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/{path}", body);
            (await Shop.CodeAsync(answer, HttpStatusCode.Conflict)).ShouldBe("chat CHAT_ENDED", path);
        }

        using var release = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/assignment");
        (await Shop.CodeAsync(release, HttpStatusCode.Conflict)).ShouldBe("chat CHAT_ENDED");
        (await shop.ReadChatAsync(chatId)).ShouldBe(before);
        ((string)(await shop.SendAsync(shop.Ana, chatId, "hi", "crm-1"))["id"]!).ShouldBe((string)first["id"]!);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_OfOthers_IsNotFoundForEveryAct(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        foreach (var (user, id) in new[] { (shop.Ben, chatId), (other.Manager, chatId), (shop.Manager, new string('0', 24)), (shop.Manager, "x") })
        {
            foreach (var (path, body) in new (string, object)[]
            {
                ("end", new { }), ("assignment", new { }), ("transfer", new { propertyId = shop.Sales.Id }), ("read", new { number = 1 }),
            })
            {
                using var answer = await shop.PostAsync(user, $"chats/{id}/{path}", body);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }

            using var release = await shop.DeleteAsync(user, $"chats/{id}/assignment");
            release.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await shop.EventTypesAsync()).Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_EndedWhileTextsComeIn_LosesNone(DatabaseKind kind)
    {
        const int Texts = 40;
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("first");

        var texts = Enumerable.Range(0, Texts).Select(n => (Task)shop.TextInAsync($"{n}"));
        var ends = Enumerable.Range(0, 3).Select(async n => (await shop.PostAsync(shop.Ana, $"chats/{chatId}/end", null)).Dispose());
        await Task.WhenAll(texts.Concat(ends));

        var stored = await shop.Server.Database.QueryAsync<Stored>(
            "select chat_id, number from messages where company_id = @id order by chat_id, number", new { id = shop.Company.Id }, CancellationToken.None);
        stored.Count.ShouldBe(Texts + 1);
        foreach (var chat in stored.GroupBy(row => row.ChatId))
        {
            chat.Select(row => row.Number).ShouldBe(Enumerable.Range(1, chat.Count()).Select(n => (long)n));
        }
    }

    private sealed record Stored
    {
        public required string ChatId { get; init; }

        public required long Number { get; init; }
    }
}
