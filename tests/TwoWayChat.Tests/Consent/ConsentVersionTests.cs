using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Consent;

public class ConsentVersionTests
{
    /// <summary>A form opened before a STOP is stale, and whoever keeps the highest version keeps what holds.</summary>
    [Theory, OnBothDatabases]
    public async Task Consent_ThatChanges_IsANewVersionOfTheContact(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var path = $"contacts/{(await shop.ReadChatAsync(chatId)).ContactId}";
        using var ana = shop.Server.As(shop.Ana);
        var before = (await ana.GetAsync(path)).Headers.ETag!.Tag;

        await shop.TextInAsync("STOP");
        await shop.TextInAsync("STOP");
        using var after = await ana.GetAsync(path);
        using var stale = await PutAsync(ana, path, before);
        using var fresh = await PutAsync(ana, path, after.Headers.ETag!.Tag);

        (before, after.Headers.ETag.Tag).ShouldBe(("\"1\"", "\"2\""));
        (stale.StatusCode, fresh.StatusCode).ShouldBe((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK));
        var told = (await shop.EventsAsync()).Single(logged => logged.Type == "contact.opted_out");
        ((long)JsonNode.Parse(told.Content)!["data"]!["version"]!).ShouldBe(2);
        (await shop.Server.Database.FirstOrDefaultAsync<long>(
            "select updated_at - created_at from contacts where company_id = @id", new { id = shop.Company.Id }, default)).ShouldBeGreaterThan(0);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(new { firstName = "Ada" }) };
        request.Headers.IfMatch.ParseAdd(tag);
        return await client.SendAsync(request);
    }
}
