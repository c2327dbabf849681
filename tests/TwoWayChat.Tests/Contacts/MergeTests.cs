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
        ((await shop.ReadChatAsync(second)).IsOpen, (await shop.ReadChatAsync(first)).IsOpen).ShouldBe((true, true));
        (await shop.EventTypesAsync()).TakeLast(2).ShouldBe(["contact.updated", "contact.deleted"]);
        (await shop.EventsAsync())[^1].Content.ShouldContain($"\"mergedInto\":\"{winner}\"");
        (await shop.GetAsync(shop.Ana, "contacts?search=london"))["items"]!.AsArray().ShouldBeEmpty();
        (await shop.GetAsync(shop.Ana, "contacts?tag=new"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>The number that went is one more of the contact that stays: chats with it go on, and begin, with that number.</summary>
    [Theory, OnBothDatabases]
    public async Task Text_FromTheNumberThatWent_FindsTheContactThatStays(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (own, other, third) = (Shop.NewPhone(), Shop.NewPhone(), Shop.NewPhone());
        var (winner, first) = await TextAsync(shop, own, new { firstName = "Ada" });
        var (loser, second) = await TextAsync(shop, other, new { firstName = "A." });
        var (before, _) = await TextAsync(shop, third, new { firstName = "?" });
        await shop.DoAsync(shop.Paula, $"contacts/{loser}/merge", new { contact = before });
        await shop.DoAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });

        var goesOn = (await shop.TextInAsync("still me", other)).ChatId;
        var reply = await shop.SendAsync(shop.Ana, goesOn, "hello Ada");
        await shop.DoAsync(shop.Ana, $"chats/{goesOn}/end");
        var anew = (await shop.TextInAsync("me again", other)).ChatId;
        using var outbound = await shop.PostAsync(shop.Ana, "chats", new { to = other, propertyId = shop.Billing.Id, text = "hi" });
        using var taken = await shop.PostAsync(shop.Manager, "contacts", new { address = other });

        (await shop.GetAsync(shop.Ana, $"contacts/{winner}"))["otherAddresses"]!.AsArray().Select(number => (string)number!)
            .ShouldBe([third, other], ignoreOrder: true);
        (goesOn, (string)reply["to"]!).ShouldBe((second, other));
        anew.ShouldNotBeOneOf(first, second);
        foreach (var chat in new[] { await shop.ReadChatAsync(second), await shop.ReadChatAsync(anew) })
        {
            (chat.ContactId, chat.ContactAddress).ShouldBe((winner, other));
        }

        ((string)(await shop.ReadAsync(outbound, HttpStatusCode.Accepted))["chat"]!["id"]!).ShouldBe(anew);
        (await shop.TextInAsync("and me", own)).ChatId.ShouldBe(first);
        (await shop.ReadChatAsync((await shop.TextInAsync("long ago", third)).ChatId)).ContactId.ShouldBe(winner);
        (await Shop.CodeAsync(taken, HttpStatusCode.Conflict)).ShouldBe("address ADDRESS_TAKEN");
        (await shop.GetAsync(shop.Ana, $"contacts?search={other[2..]}"))["items"]!.AsArray().Select(one => (string)one!["id"]!).ShouldBe([winner]);
        (await shop.GetAsync(shop.Ana, $"chats?contact={Uri.EscapeDataString(other)}"))["items"]!.AsArray().Count.ShouldBeGreaterThan(1);
        (await shop.GetAsync(shop.Manager, "contacts"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>One person, so a STOP from one number holds for all; START is said for the number that it comes from, and people speak for all.</summary>
    [Theory, OnBothDatabases]
    public async Task Stop_FromOneNumber_HoldsForAllOfTheContact(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (own, other) = (Shop.NewPhone(), Shop.NewPhone());
        var (winner, first) = await TextAsync(shop, own, new { firstName = "Ada" });
        var (loser, second) = await TextAsync(shop, other, new { firstName = "Ada" });
        await shop.DoAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });

        await shop.TextInAsync("STOP", other);

        ((await shop.ReadChatAsync(first)).IsOpen, (await shop.ReadChatAsync(second)).IsOpen).ShouldBe((false, false));
        ((string)(await shop.GetAsync(shop.Ana, $"contacts/{winner}"))["consent"]!).ShouldBe("OPTED_OUT");
        (await shop.EventTypesAsync()).Count(type => type == "contact.opted_out").ShouldBe(1);
        (await WriteAsync(shop, own), await WriteAsync(shop, other)).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        await shop.TextInAsync("START", own);
        (await WriteAsync(shop, own), await WriteAsync(shop, other)).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.Conflict));
        await shop.DoAsync(shop.Paula, $"contacts/{winner}/opt-out", new { note = "on the phone" });
        await shop.DoAsync(shop.Paula, $"contacts/{winner}/opt-in", new { note = "signed for both" });
        (await WriteAsync(shop, own), await WriteAsync(shop, other)).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.Accepted));
    }

    /// <summary>A text whose contact another node merges away at that moment: its chat is the survivor's, or none at all has been begun.</summary>
    [Theory, OnBothDatabases]
    public async Task Text_WhileItsContactIsMerged_FindsTheContactThatStays(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var (winner, _) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Ada" });
        var (loser, chatId) = await TextAsync(shop, phone, new { firstName = "Ada" });
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");

        var (_, anew) = await OtherNode.WritesAsync(
            shop.Server,
            kind,
            """
            insert into contact_merges (company_id, merged_id, contact_id, address, address_type, merged_at) values (@company, @loser, @winner, @phone, 'E164', 1);
            update chats set contact_id = @winner, contact_address = @phone, contact_address_type = 'E164' where company_id = @company and contact_id = @loser;
            update contact_chats set contact_id = @winner, contact_address = @phone where company_id = @company and contact_id = @loser;
            delete from contacts where company_id = @company and contact_id = @loser
            """,
            new { company = shop.Company.Id, loser, winner, phone },
            () => shop.TextInAsync("hello", phone));

        anew.ShouldNotBe(chatId);
        var chat = await shop.ReadChatAsync(anew);
        (chat.ContactId, chat.ContactAddress).ShouldBe((winner, phone));
    }

    [Theory, OnBothDatabases]
    public async Task Merge_OfAContactWithChatsElsewhere_IsTheGlobalManagersAndToldToAll(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        var phone = Shop.NewPhone();
        var (winner, _) = await TextAsync(shop, Shop.NewPhone(), new { firstName = "Ada" });
        var (loser, _) = await TextAsync(shop, phone, new { firstName = "Ada" });
        await shop.TextInAsync("to sales", phone, "55555");
        using var ben = shop.Server.As(shop.Ben);
        var session = (await ben.DoAsync("POST", "integration", new { user = shop.Ben.SignInName }))["id"];

        using var refused = await shop.PostAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });
        await shop.DoAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = loser });

        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("contact OTHER_PROPERTIES");
        var seen = (await shop.GetAsync(shop.Ben, $"integration/{session}/events"))["items"]!.AsArray();
        seen.Count(one => (string)one!["type"]! == "contact.deleted" && (string)one["data"]!["mergedInto"]! == winner).ShouldBe(1);
        (await shop.GetStatusAsync(shop.Ben, $"contacts/{winner}")).ShouldBe(HttpStatusCode.OK);
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

    private static async Task<HttpStatusCode> WriteAsync(Shop shop, string to)
    {
        using var answer = await shop.PostAsync(shop.Paula, "chats", new { to, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
        return answer.StatusCode;
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
