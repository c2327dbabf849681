using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class MergeTests
{
    [Theory, OnBothDatabases]
    public async Task Contacts_Merged_AreOneWithAllOfBoth(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (winner, first) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Ada", tags = new[] { "VIP" }, attributes = new { plan = "gold" } });
        var (loser, second) = await TextAsync(shop, Shop.NewPhone(), new
        {
            firstName = "A.", lastName = "Lovelace", email = "ada@example.com", externalId = "crm-9", tags = new[] { "vip", "new" },
            attributes = new { plan = "free", city = "London" },
        });

        using var merged = await shop.PostAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });

        var body = await shop.ReadAsync(merged, HttpStatusCode.OK);
        ((string)body["displayName"]!, (string)body["email"]!, (string)body["externalId"]!).ShouldBe(("Ada", "ada@example.com", "crm-9"));
        body["tags"]!.ToJsonString().ShouldBe("""["VIP","new"]""");
        body["attributes"]!.ToJsonString().ShouldBe("""{"city":"London","plan":"gold"}""");
        merged.Headers.ETag!.Tag.ShouldBe("\"3\"");
        (await shop.GetStatusAsync(shop.Manager, $"contacts/{loser}")).ShouldBe(HttpStatusCode.NotFound);
        (await shop.ReadChatAsync(second)).ContactId.ShouldBe(winner);
        ((await shop.ReadChatAsync(second)).IsOpen, (await shop.ReadChatAsync(first)).IsOpen).ShouldBe((false, true));
        (await shop.EventTypesAsync()).TakeLast(3).ShouldBe(["chat.ended", "contact.updated", "contact.deleted"]);
        (await shop.EventsAsync())[^1].Content.ShouldContain($"\"mergedInto\":\"{winner}\"");
        (await shop.GetAsync(shop.Ana, "contacts?search=london"))["items"]!.AsArray().ShouldBeEmpty();
        (await shop.GetAsync(shop.Ana, "contacts?tag=new"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task OptOut_OfTheOneThatGoes_HoldsForTheOneThatStays(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var (winner, chatId) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Ada" });
        var (loser, _) = await TextAsync(shop, phone, new { firstName = "Ada" });
        await shop.TextInAsync("STOP", phone);

        var body = await shop.DoAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });

        ((string)body["consent"]!).ShouldBe("OPTED_OUT");
        (await shop.ReadChatAsync(chatId)).IsOpen.ShouldBeFalse();
        var entry = (await shop.GetAsync(shop.Ana, $"contacts/{winner}/consent"))["items"]![0]!;
        ((string)entry["source"]!, (string)entry["state"]!).ShouldBe(("MERGE", "OPTED_OUT"));
        (await shop.EventTypesAsync()).Count(type => type == "contact.opted_out").ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Merge_ThatMayNotBe_ChangesNothing(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (winner, _) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Ada" });
        var (loser, chatId) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Eve" });
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        using var stale = shop.Server.As(shop.Manager);
        stale.DefaultRequestHeaders.Add("If-Match", "\"1\"");

        using var unseen = await shop.PostAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });
        using var byAgent = await shop.PostAsync(shop.Ana, $"contacts/{winner}/merge", new { contact = loser });
        using var itself = await shop.PostAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = winner });
        using var nobody = await shop.PostAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = new string('0', winner.Length) });
        using var noId = await shop.PostAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = "x" });
        using var old = await stale.PostAsJsonAsync($"contacts/{winner}/merge", new { contact = loser });

        (unseen.StatusCode, byAgent.StatusCode, nobody.StatusCode, old.StatusCode)
            .ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed));
        (await Shop.CodeAsync(itself, HttpStatusCode.BadRequest)).ShouldBe("contact SAME_CONTACT");
        (await Shop.CodeAsync(noId, HttpStatusCode.BadRequest)).ShouldBe("contact INVALID_VALUE");
        (await shop.GetAsync(shop.Manager, "contacts"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    private static async Task<(string ContactId, string ChatId)> TextAsync(Shop shop, string phone, object said)
    {
        var (_, chatId) = await shop.TextInAsync("hello", phone);
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var client = shop.Server.As(shop.Ana);
        using var edited = await client.PutAsJsonAsync($"contacts/{id}", said);
        edited.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (id, chatId);
    }
}
