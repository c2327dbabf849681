using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Gateways;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Gateways;
using TwoWayChat.Tests.Media;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>Redaction of what has not gone out yet, and what repeated requests get afterwards.</summary>
public class RedactWaitingTests
{
    [Theory, OnBothDatabases]
    public async Task Message_WaitingForItsGateway_FailsAndGoesOutNoMore(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.TryLater(TimeSpan.FromMinutes(1)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        var id = (string)(await shop.SendAsync(shop.Ana, chats[0], "my secret"))["id"]!;
        await Eventually.HoldsAsync(async () => await server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from outbound_queue where company_id = @id and owner is null and attempt = 1",
            new { id = shop.Company.Id }, CancellationToken.None) == 1);

        using var redacted = await shop.DeleteAsync(shop.Paula, $"chats/{chats[0]}/messages/{id}");
        await shop.SendAsync(shop.Ana, chats[0], "next");
        await shop.EventAsync("message.sent");

        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        carrier.Handed.Select(text => text.Text).ShouldBe(["my secret", "next"]);
        var failed = (await shop.EventsAsync()).Single(logged => logged.Type == "message.failed");
        ((string)JsonNode.Parse(failed.Content)!["data"]!["error"]!["code"]!).ShouldBe("REDACTED");
        (await shop.EventsAsync()).ShouldAllBe(logged => !logged.Content.Contains("secret"));
        using var resent = await shop.PostAsync(shop.Ana, $"chats/{chats[0]}/messages/{id}/resend", null);
        (await Shop.CodeAsync(resent, HttpStatusCode.Conflict)).ShouldBe("message REDACTED");
    }

    [Theory, OnBothDatabases]
    public async Task Message_InItsGatewaysHands_IsNotRedacted(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        var messageId = (string)(await shop.SendAsync(shop.Ana, chats[0], "one"))["id"]!;
        await shop.EventAsync("message.sent");
        await shop.WriteAsync("update messages set state = 'QUEUED' where company_id = @Id and message_id = @messageId", new { shop.Company.Id, messageId });
        await shop.WriteAsync(
            """
            insert into outbound_queue (company_id, message_id, chat_id, number, gateway, due_at, attempt, unclear, despite_opt_out, owner)
            values (@Id, @messageId, @chat, 2, 'TEST', 99999999999999, 1, false, false, 'a node')
            """,
            new { shop.Company.Id, messageId, chat = chats[0] });

        using var answer = await shop.DeleteAsync(shop.Manager, $"chats/{chats[0]}/messages/{messageId}");

        (await Shop.CodeAsync(answer, HttpStatusCode.Conflict)).ShouldBe("message ON_ITS_WAY");
    }

    [Theory, OnBothDatabases]
    public async Task Mms_RepeatedAfterItsRedaction_IsAnsweredWithTheFirstResult(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var media = new[] { await shop.UploadAsync(shop.Ana, Samples.Png) };
        var path = $"chats/{chatId}/messages";
        using var ana = shop.Server.As(shop.Ana);
        ana.DefaultRequestHeaders.Add("Idempotency-Key", "k-1");
        using var first = await ana.PostAsJsonAsync(path, new { media, clientMessageId = "c-1" });
        var id = (string)(await shop.ReadAsync(first, HttpStatusCode.Accepted))["id"]!;
        await shop.EventAsync("message.delivered");
        using var redacted = await shop.DeleteAsync(shop.Paula, $"{path}/{id}");

        using var byKey = await ana.PostAsJsonAsync(path, new { media, clientMessageId = "c-1" });
        using var byClientId = await shop.PostAsync(shop.Ana, path, new { media, clientMessageId = "c-1" });
        using var fresh = await shop.PostAsync(shop.Ana, path, new { media, clientMessageId = "c-2" });

        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await shop.ReadAsync(byKey, HttpStatusCode.Accepted))["id"]!).ShouldBe(id);
        ((string)(await shop.ReadAsync(byClientId, HttpStatusCode.Accepted))["id"]!).ShouldBe(id);
        (await Shop.CodeAsync(fresh, HttpStatusCode.BadRequest)).ShouldBe("media UNKNOWN_MEDIA");
    }

    [Theory, OnBothDatabases]
    public async Task InboundMms_RepeatedAfterItsRedaction_IsAnsweredWithTheFirstResult(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var sent = new
        {
            from = Shop.NewPhone(),
            to = Shop.Number,
            media = new[] { await shop.UploadAsync(shop.Manager, Samples.Png) },
            providerMessageId = "p-1",
        };
        using var first = await shop.PostAsync(shop.Manager, "simulator/messages", sent);
        var body = await shop.ReadAsync(first, HttpStatusCode.Accepted);
        using var redacted = await shop.DeleteAsync(shop.Manager, $"chats/{body["chatId"]}/messages/{body["messageId"]}");

        using var again = await shop.PostAsync(shop.Manager, "simulator/messages", sent);

        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shop.ReadAsync(again, HttpStatusCode.Accepted)).ToJsonString().ShouldBe(body.ToJsonString());
    }
}
