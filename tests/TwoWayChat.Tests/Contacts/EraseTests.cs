using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class EraseTests
{
    [Theory, OnBothDatabases]
    public async Task Person_Erased_StandsNowhereAndIsCountedStill(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var session = (await manager.DoAsync("POST", "integration", new { user = shop.Ana.SignInName }))["id"];
        var phone = Shop.NewPhone();
        var (id, chatId) = await TalkAsync(shop, phone);

        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{id}");
        using var again = await shop.DeleteAsync(shop.Manager, $"contacts/{id}");

        (erased.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        await shop.MatchEventAsync("contact.deleted");
        await Eventually.HoldsAsync(async () => (await TracesAsync(shop, phone)).Count == 0, "no trace");
        var pulled = (await shop.GetAsync(shop.Manager, $"integration/{session}/events?limit=200")).ToJsonString();
        foreach (var secret in new[] { "Xanthippe", "4111", phone })
        {
            pulled.ShouldNotContain(secret);
        }

        pulled.ShouldContain(chatId);
        var chat = await shop.GetAsync(shop.Ana, $"chats/{chatId}");
        ((string)chat["status"]!, (string)chat["contact"]!["displayName"]!).ShouldBe(("ENDED", "Erased contact"));
        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages")).ToJsonString().ShouldNotContain("4111");
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(2);
        (await shop.GetStatusAsync(shop.Manager, $"contacts/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync(shop.Manager, "contacts?search=erased"))["items"]!.AsArray().ShouldBeEmpty();
        (await shop.GetAsync(shop.Manager, "contacts"))["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Who was merged into the person is the person: neither name nor number of that one stays, and a STOP to it holds.</summary>
    [Theory, OnBothDatabases]
    public async Task Person_ErasedAfterAMerge_LeavesNothingOfEither(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var session = (await manager.DoAsync("POST", "integration", new { user = shop.Ana.SignInName }))["id"];
        var phone = Shop.NewPhone();
        var (loser, chatId) = await TalkAsync(shop, phone);
        await shop.DoAsync(shop.Manager, $"contacts/{loser}/opt-out", new { note = "Xanthippe said so" });
        var (_, other) = await shop.TextInAsync("hello", Shop.NewPhone());
        var winner = (await shop.ReadChatAsync(other)).ContactId;
        await shop.DoAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = loser });

        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{winner}");

        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(async () => (await TracesAsync(shop, phone)).Count == 0, "no trace");
        (await shop.GetAsync(shop.Manager, $"integration/{session}/events?limit=200")).ToJsonString().ShouldNotContain(phone);
        (await KeptAsync(shop)).ShouldAllBe(address => address.StartsWith('#'));
        var (_, anew) = await shop.TextInAsync("hello again", phone);
        var contact = (await shop.GetAsync(shop.Manager, $"chats/{anew}"))["contact"]!;
        ((string)contact["id"]!).ShouldNotBeOneOf(winner, loser);
        ((string)contact["consent"]!, (string)contact["address"]!).ShouldBe(("OPTED_OUT", phone));
        chatId.ShouldNotBe(anew);
    }

    [Theory, OnBothDatabases]
    public async Task OptOut_OfAnErasedPerson_HoldsWhenTheNumberComesBack(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var (_, first) = await shop.TextInAsync("hello", phone);
        await shop.TextInAsync("STOP", phone);
        var id = (await shop.ReadChatAsync(first)).ContactId;

        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{id}");
        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await KeptAsync(shop)).ShouldAllBe(address => address.StartsWith('#'));
        var (_, chatId) = await shop.TextInAsync("hello again", phone);

        var contact = (await shop.GetAsync(shop.Manager, $"chats/{chatId}"))["contact"]!;
        ((string)contact["id"]!).ShouldNotBe(id);
        ((string)contact["consent"]!).ShouldBe("OPTED_OUT");
        using var refused = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { text = "sorry" });
        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        (await KeptAsync(shop)).ShouldBe([phone]);
        await shop.TextInAsync("START", phone);
        await shop.SendAsync(shop.Ana, chatId, "welcome back");
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_IsForGlobalManagersAndTheVersionThatTheySaw(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var manager = shop.Server.As(shop.Manager);
        manager.DefaultRequestHeaders.Add("If-Match", "\"7\"");

        using var byAgent = await shop.DeleteAsync(shop.Ana, $"contacts/{id}");
        using var byProperty = await shop.DeleteAsync(shop.Paula, $"contacts/{id}");
        using var stale = await manager.DeleteAsync($"contacts/{id}");

        (byAgent.StatusCode, byProperty.StatusCode, stale.StatusCode)
            .ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.PreconditionFailed));
        (await shop.GetStatusAsync(shop.Ana, $"contacts/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Text_ThatWaited_IsCancelledWithItsContact(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var sent = (string)(await shop.SendAsync(shop.Ana, chatId, "wait"))["id"]!;
        await shop.EventAsync("message.delivered");
        var place = new { shop.Company.Id, sent, chatId };
        await shop.WriteAsync("update messages set state = 'QUEUED' where company_id = @Id and message_id = @sent", place);
        await shop.WriteAsync(
            """
            insert into outbound_queue (company_id, message_id, chat_id, number, gateway, due_at, attempt, owner, unclear, despite_opt_out)
            values (@Id, @sent, @chatId, 2, 'SIMULATOR', 9000000000000, 0, null, false, false)
            """,
            place);

        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{(await shop.ReadChatAsync(chatId)).ContactId}");

        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var message = (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray().Single(one => (string)one!["id"]! == sent)!;
        ((string)message["state"]!, (string)message["error"]!["code"]!).ShouldBe(("BLOCKED", "CANCELLED"));
        (await shop.Server.Database.QueryAsync<string>(
            "select message_id from outbound_queue where company_id = @Id", new { shop.Company.Id }, CancellationToken.None)).ShouldBeEmpty();
    }

    /// <summary>A named contact, a text each way, a note and a draft.</summary>
    private static async Task<(string ContactId, string ChatId)> TalkAsync(Shop shop, string phone)
    {
        var (_, chatId) = await shop.TextInAsync("My card is 4111", phone);
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var client = shop.Server.As(shop.Ana);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k-1");
        using var named = await client.PutAsJsonAsync($"contacts/{id}", new
        {
            firstName = "Xanthippe", email = "xanthippe@example.com", tags = new[] { "Xanthippe" },
            attributes = new Dictionary<string, string> { ["card"] = "4111" },
        });
        using var sent = await client.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "4111, thank you Xanthippe" });
        using var noted = await shop.PostAsync(shop.Ana, $"chats/{chatId}/notes", new { text = "Xanthippe pays with 4111" });
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k-2");
        using var kept = await client.PostAsJsonAsync($"contacts/{id}/notes", new { text = "Xanthippe's card is 4111" });
        (named.StatusCode, sent.StatusCode, noted.StatusCode, kept.StatusCode)
            .ShouldBe((HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Created, HttpStatusCode.Created));
        using var tagged = await client.PutAsync($"chats/{chatId}/tags/Xanthippe", null);
        await shop.EventAsync("message.delivered");
        return (id, chatId);
    }

    private static Task<IReadOnlyList<string>> KeptAsync(Shop shop) => shop.Server.Database.QueryAsync<string>(
        "select distinct address from consent_entries where company_id = @Id", new { shop.Company.Id }, CancellationToken.None);

    /// <summary>Whatever row of the company still tells the person's name, card or number.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(Shop shop, string phone)
    {
        string[] rows =
        [
            "select text || from_address || to_address || author_name from messages where company_id = @Id",
            "select content from events where company_id = @Id",
            "select answer from idempotency_keys where company_id = @Id",
            "select details || search_key || coalesce(target_name, '') from audit_entries where company_id = @Id",
            "select text from chat_notes where company_id = @Id",
            "select coalesce(note, '') || coalesce(tag, '') || actor_name from chat_lines where company_id = @Id",
            "select text from contact_notes where company_id = @Id",
            "select tag from chat_tags where company_id = @Id",
            "select address from contact_merges where company_id = @Id",
            "select contact_address from chats where company_id = @Id",
            "select address || search_key || coalesce(first_name, '') || coalesce(email, '') || tags || attributes from contacts where company_id = @Id",
            "select address || actor_name || coalesce(note, '') from consent_entries where company_id = @Id",
        ];
        var all = await shop.Server.Database.QueryAsync<string>(string.Join("\nunion all ", rows), new { shop.Company.Id }, CancellationToken.None);
        string[] secrets = ["xanthippe", "4111", phone];
        return [.. all.Where(row => secrets.Any(secret => row.Contains(secret, StringComparison.OrdinalIgnoreCase)))];
    }
}
