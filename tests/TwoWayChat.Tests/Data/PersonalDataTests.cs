using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Events;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Media;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>No column is forgotten: whatever may hold something of a customer is known, filled here, and empty of it after an erasure or a redaction.</summary>
public class PersonalDataTests
{
    private static readonly string[] Words = ["xanthippe", "quittung"];

    [Theory, OnBothDatabases]
    public async Task Columns_OfAllTables_AreKnownToHoldSomethingOfCustomersOrNot(DatabaseKind kind)
    {
        var known = PersonalColumns.OfCustomers.Concat(PersonalColumns.OfNobody).ToList();
        var there = await ColumnsAsync((await TestServer.SharedAsync(kind)).Database, kind);

        there.Except(known).ShouldBeEmpty("columns that no list names");
        known.Except(there).ShouldBeEmpty("names of no column");
        known.ShouldBeUnique();
    }

    [Theory, OnBothDatabases]
    public async Task Person_Erased_StandsInNoColumnAnyMore(DatabaseKind kind)
    {
        await using var receiver = await EchoAsync();
        var shop = await OpenAsync(kind, receiver);
        string[] phones = [Shop.NewPhone(), Shop.NewPhone()];
        string[] secrets = [.. Words, .. phones.Select(phone => phone[1..])];
        var contactId = await FillAsync(shop, phones[0], phones[1]);
        await Eventually.HoldsAsync(async () => await IsAllToldAsync(shop), "all is told");
        var places = await PlacesAsync(shop, kind, secrets);
        places.Except(PersonalColumns.OfCustomers).ShouldBeEmpty("columns that were thought to hold nothing of customers");
        PersonalColumns.OfCustomers.Except(places).ShouldBeEmpty("columns that this test does not fill");

        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{contactId}");

        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(async () => (await PlacesAsync(shop, kind, secrets)).Count == 0, "no trace");
    }

    [Theory, OnBothDatabases]
    public async Task Message_Redacted_StandsInNoColumnAnyMore(DatabaseKind kind)
    {
        await using var receiver = await EchoAsync();
        var shop = await OpenAsync(kind, receiver);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var messageId = await SendAsync(shop, chatId);
        await Eventually.HoldsAsync(async () => await IsAllToldAsync(shop), "all is told");
        (await PlacesAsync(shop, kind, Words)).ShouldBe(
            ["messages.text", "messages.media", "media.file_name", "events.content", "idempotency_keys.answer", "callback_attempts.answer"], ignoreOrder: true);

        using var redacted = await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{messageId}");

        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PlacesAsync(shop, kind, Words)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_Redacted_IsOverwrittenInTheFile()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.Sqlite);
        var file = database.Folder.File("twowaychat.db");
        await using (var server = await TestServer.StartAsync(database))
        {
            var shop = await Shop.OpenAsync(server);
            var (messageId, chatId) = await shop.TextInAsync(string.Join(' ', Enumerable.Repeat("quittung", 100)));
            await server.Database.QueryAsync<long>("pragma wal_checkpoint(full)", null, CancellationToken.None);
            (await HoldsAsync(file)).ShouldBeTrue();

            using var redacted = await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{messageId}");
            redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await HoldsAsync(file)).ShouldBeFalse();
    }

    private static async Task<bool> HoldsAsync(string file) => (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("quittung"u8) >= 0;

    /// <summary>A receiver that answers with what it was sent.</summary>
    private static async Task<CallbackReceiver> EchoAsync()
    {
        var receiver = await CallbackReceiver.StartAsync();
        receiver.Otherwise = request => CallbackAnswer.Ok with { Body = request.Text };
        return receiver;
    }

    private static async Task<Shop> OpenAsync(DatabaseKind kind, CallbackReceiver receiver)
    {
        var shop = await Shop.OpenAsync(await TestServer.SharedAsync(kind, LaneStory.Options));
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", "chat-api-config", new { enabled = true, delivery = "PUSH", callbackUrl = receiver.Url.ToString() });
        await manager.DoAsync("POST", "integration", new { user = shop.Manager.SignInName });
        return shop;
    }

    /// <summary>A person with two numbers of whom something stands wherever it can.</summary>
    private static async Task<string> FillAsync(Shop shop, string phone, string otherPhone)
    {
        var (_, other) = await shop.TextInAsync("My card is quittung", otherPhone);
        var (_, chatId) = await shop.TextInAsync("This is Xanthippe", phone);
        await SendAsync(shop, other);
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"contacts/{id}", new
        {
            firstName = "Xanthippe", lastName = "Xanthippe", email = "xanthippe@example.com", externalId = "quittung", tags = new[] { "quittung" },
            attributes = new Dictionary<string, string> { ["card"] = "quittung" },
        });
        await manager.DoAsync("POST", $"contacts/{id}/merge", new { contact = (await shop.ReadChatAsync(other)).ContactId });
        await manager.DoAsync("POST", $"chats/{chatId}/notes", new { text = "Xanthippe pays" });
        await manager.DoAsync("POST", $"contacts/{id}/notes", new { text = "Xanthippe pays" });
        await manager.DoAsync("PUT", $"chats/{chatId}/tags/Xanthippe", new { });
        await manager.DoAsync("POST", $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id, note = "Xanthippe wants to buy" });
        await shop.WriteAsync(
            "insert into chat_drafts (company_id, chat_id, user_id, text, saved_at) values (@company, @chatId, @user, 'Dear Xanthippe', 1)",
            new { company = shop.Company.Id, chatId, user = shop.Ana.Id });
        await manager.DoAsync("POST", $"contacts/{id}/opt-out", new { note = "Xanthippe called" });
        await shop.TextInAsync("START", phone);
        await shop.Server.Database.WriteAsync(
            shop.Company.Id, scope => ChatLines.KeepAsync(scope, shop.Company.Id, long.MaxValue, 1000), CancellationToken.None); // As before the log forgets.
        return id;
    }

    /// <summary>A file and a text under keys of their own; the message's id.</summary>
    private static async Task<string> SendAsync(Shop shop, string chatId)
    {
        using var uploaded = await shop.PostMediaAsync(shop.Manager, Samples.Png, "xanthippe.png", key: "upload");
        var mediaId = (string)(await shop.ReadAsync(uploaded, HttpStatusCode.Created))["id"]!;
        using var client = shop.Server.As(shop.Manager);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "send");
        using var sent = await client.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "quittung, thank you Xanthippe", media = new[] { mediaId } });
        return (string)(await shop.ReadAsync(sent, HttpStatusCode.Accepted))["id"]!;
    }

    /// <summary>Whether all texts have gone out, and the receiver has answered to all events but those before its session.</summary>
    private static async Task<bool> IsAllToldAsync(Shop shop) => await shop.Server.Database.FirstOrDefaultAsync<long>(
        """
        select (select count(*) from messages where company_id = @Id and state in ('QUEUED', 'SENT'))
             + (select count(*) from events e
                 where e.company_id = @Id and e.sequence > (select min(sequence) from events where company_id = @Id)
                   and not exists (select 1 from callback_attempts a where a.company_id = e.company_id and a.sequence = e.sequence))
        """,
        new { shop.Company.Id },
        CancellationToken.None) == 0;

    /// <summary>Columns in which rows of the company hold one of the words.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(Shop shop, DatabaseKind kind, string[] words)
    {
        var database = shop.Server.Database;
        var places = (await ColumnsAsync(database, kind)).Where(place => place != "media_chunks.content").Select(place => place.Split('.')).Select(place =>
            $"select '{place[0]}.{place[1]}' where exists (select 1 from {place[0]} where company_id = @Id and ({string.Join(
                " or ", words.Select(word => $"lower({place[1]}) like '%{word}%'"))}))");
        return await database.QueryAsync<string>(string.Join("\nunion all ", places), new { shop.Company.Id }, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(TwoWayChat.Data.Database database, DatabaseKind kind) =>
    [
        .. from line in await SchemaLines.ReadAsync(database, kind)
           let words = line.Split(' ')
           where words[0].Contains('.', StringComparison.Ordinal) && words[1] is "text" or "blob"
           where !words[0].EndsWith(".company_id", StringComparison.Ordinal)
           where !words[0].StartsWith("data_protection_keys.", StringComparison.Ordinal) && !words[0].StartsWith("server_settings.", StringComparison.Ordinal)
           select words[0],
    ];
}
