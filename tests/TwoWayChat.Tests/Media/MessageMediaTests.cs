using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Media;

public class MessageMediaTests
{
    [Theory, OnBothDatabases]
    public async Task Send_MediaWithoutText_IsAnMms(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var ids = new[] { await shop.UploadAsync(shop.Ana, Samples.Png, "me.png"), await shop.UploadAsync(shop.Ana, Samples.Of("pdf"), "terms") };

        using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { media = ids, clientMessageId = "crm-1" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());

        await MatchAsync(shop, "message-with-media", await answer.Content.ReadAsStringAsync());
        var listed = (await shop.GetAsync(shop.Paula, $"chats/{chatId}/messages"))["items"]!.AsArray()[^1]!;
        listed["media"]!.AsArray().Select(one => (string)one!["id"]!).ShouldBe(ids);
        var told = JsonNode.Parse((await shop.EventsAsync()).Last(logged => logged.Type == "message.accepted").Content)!["data"]!["message"]!;
        ((string)told["channel"]!).ShouldBe("MMS");
        using var fetched = await shop.Server.Anonymous.GetAsync(Gallery.LinkOf(told));
        (await fetched.Content.ReadAsByteArrayAsync()).ShouldBe(Samples.Png);
    }

    [Theory, OnBothDatabases]
    public async Task Start_ChatWithMedia_ShowsThem(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);

        using var answer = await shop.PostAsync(shop.Ana, "chats", new { to = Shop.NewPhone(), text = "look", media = new[] { id } });

        var started = await shop.ReadAsync(answer, HttpStatusCode.Accepted);
        ((string)started["chat"]!["lastMessage"]!["media"]![0]!["id"]!).ShouldBe(id);
        ((string)started["message"]!["channel"]!).ShouldBe("MMS");
    }

    [Theory, OnBothDatabases]
    public async Task Receive_MediaFromAPhone_ShowsThemToTheAgents(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Manager, Samples.Of("jpeg"), "broken pipe.jpg");

        using var answer = await shop.PostAsync(shop.Manager, "simulator/messages", new { from = Shop.Customer, to = Shop.Number, media = new[] { id } });
        var received = await shop.ReadAsync(answer, HttpStatusCode.Accepted);

        var message = (await shop.GetAsync(shop.Ana, $"chats/{received["chatId"]}/messages"))["items"]![0]!;
        ((string)message["direction"]!).ShouldBe("INBOUND");
        ((string)message["media"]![0]!["fileName"]!).ShouldBe("broken pipe.jpg");
        var chat = await shop.ReadChatAsync((string)received["chatId"]!);
        (chat.IsOpen, chat.Routing, chat.PropertyId, chat.WaitingSince).ShouldBe((true, "DEFAULT", shop.Billing.Id, chat.StartedAt));
        (await shop.GetStatusAsync(shop.Ana, $"media/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Send_AgainUnderTheSameClientId_ComparesTheMedia(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var (one, two) = (await shop.UploadAsync(shop.Ana, Samples.Png), await shop.UploadAsync(shop.Ana, Samples.Of("gif")));

        using var first = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { media = new[] { one }, clientMessageId = "c" });
        using var again = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { media = new[] { one }, clientMessageId = "c" });
        using var other = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { media = new[] { two }, clientMessageId = "c" });

        var id = (string)(await shop.ReadAsync(first, HttpStatusCode.Accepted))["id"]!;
        ((string)(await shop.ReadAsync(again, HttpStatusCode.Accepted))["id"]!).ShouldBe(id);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothDatabases]
    public async Task Send_MediaTwice_IsTwoMessagesWithOneContent(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);

        await shop.SendMediaAsync(shop.Ana, chatId, id);
        await shop.SendMediaAsync(shop.Paula, chatId, id);

        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray().Count(item => (string)item!["channel"]! == "MMS").ShouldBe(2);
    }

    [Theory]
    [OnBothDatabases("""["x"]""", "media INVALID_VALUE")]
    [OnBothDatabases("""[null]""", "media INVALID_VALUE")]
    [OnBothDatabases("""["{a}","{a}"]""", "media DUPLICATE")]
    [OnBothDatabases("""["000000000000000000000000"]""", "media UNKNOWN_MEDIA")]
    [OnBothDatabases("""["{a}","{foreign}"]""", "media UNKNOWN_MEDIA")]
    [OnBothDatabases("""["{a}","{colleague}"]""", "media UNKNOWN_MEDIA")]
    [OnBothDatabases("""["{a}",7]""", "media[1] INVALID_VALUE")]
    [OnBothDatabases("""{"id":"{a}"}""", "media INVALID_VALUE")]
    [OnBothDatabases("[]", "text REQUIRED")]
    public async Task Send_WithWrongMedia_IsRefusedAndStoresNothing(DatabaseKind kind, string media, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var filled = media.Replace("{a}", await shop.UploadAsync(shop.Ana, Samples.Png), StringComparison.Ordinal)
            .Replace("{foreign}", await other.UploadAsync(other.Ana, Samples.Png), StringComparison.Ordinal)
            .Replace("{colleague}", await shop.UploadAsync(shop.Paula, Samples.Png), StringComparison.Ordinal);

        using var sent = await shop.PostTextAsync(shop.Ana, $"chats/{chatId}/messages", $$"""{"media":{{filled}}}""");
        using var started = await shop.PostTextAsync(shop.Ana, "chats", $$"""{"to":"{{Shop.NewPhone()}}","media":{{filled}}}""");

        (await Shop.CodeAsync(sent, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await Shop.CodeAsync(started, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await shop.NumbersAsync(chatId)).ShouldBe([1]);
    }

    [Theory, OnBothDatabases]
    public async Task Send_ElevenMedia_IsTooMany(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var ids = new List<string>();
        for (var n = 0; n < 11; n++)
        {
            ids.Add(await shop.UploadAsync(shop.Ana, Samples.Picture(100, (byte)n)));
        }

        using var eleven = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { media = ids });
        (await Shop.CodeAsync(eleven, HttpStatusCode.BadRequest)).ShouldBe("media TOO_MANY");
        (await shop.SendMediaAsync(shop.Ana, chatId, [.. ids.Take(10)]))["media"]!.AsArray().Count.ShouldBe(10);
    }

    [Theory, OnBothDatabases]
    public async Task Redact_MessageWithMedia_TakesThemFromItsEventToo(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await shop.UploadAsync(shop.Manager, Samples.Png);
        using var received = await shop.PostAsync(
            shop.Manager, "simulator/messages", new { from = Shop.Customer, to = Shop.Number, text = "my card", media = new[] { id } });
        var body = await shop.ReadAsync(received, HttpStatusCode.Accepted);

        using var redacted = await shop.DeleteAsync(shop.Manager, $"chats/{body["chatId"]}/messages/{body["messageId"]}");

        redacted.IsSuccessStatusCode.ShouldBeTrue();
        (await shop.GetStatusAsync(shop.Manager, $"media/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetAsync(shop.Ana, $"chats/{body["chatId"]}/messages"))["items"]![0]!["media"]!.AsArray().ShouldBeEmpty();
        var told = JsonNode.Parse((await shop.EventsAsync()).Single(logged => logged.Type == "message.received").Content)!["data"]!["message"]!;
        told["media"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Resend_FailedMms_CarriesTheSameMedia(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+12025599002"); // The carrier refuses what goes there.
        var id = await shop.UploadAsync(shop.Ana, Samples.Png);
        var failed = await shop.SendMediaAsync(shop.Ana, chatId, id);
        await shop.EventAsync("message.failed");

        using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages/{failed["id"]}/resend", null);

        ((string)(await shop.ReadAsync(answer, HttpStatusCode.Accepted))["media"]![0]!["id"]!).ShouldBe(id);
    }

    private static Task MatchAsync(Shop shop, string name, string json)
    {
        Golden.Match(name, json, [.. Links(JsonNode.Parse(json)!), (shop.Company.Name, "{company}")]);
        return Task.CompletedTask;
    }

    /// <summary>Queries of links differ from run to run.</summary>
    private static IEnumerable<(string Value, string Name)> Links(JsonNode message) =>
        message["media"]!.AsArray().Select(one => (new Uri((string)one!["url"]!).Query, "?{signature}"));
}
