using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Consent;

public class ConsentApiTests
{
    [Theory, OnBothDatabases]
    public async Task Contact_OptedOutByAnAgent_EndsTheChatInSilenceAndOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, chatId) = await ContactAsync(shop);

        var contact = await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-out", new { note = "said so on the phone" });
        await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-out");

        ((string)contact["consent"]!).ShouldBe("OPTED_OUT");
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["contact.opted_out", "chat.ended"]);
        (await shop.ReadChatAsync(chatId)).EndReason.ShouldBe("OPT_OUT");
    }

    [Theory, OnBothDatabases]
    public async Task Contact_OptedInWithANote_MayBeWrittenToAgain(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        await shop.TextInAsync("STOP");

        using var without = await shop.PostAsync(shop.Ana, $"contacts/{id}/opt-in", new { note = " " });
        var contact = await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-in", new { note = "signed form of today" });

        (await Shop.CodeAsync(without, HttpStatusCode.BadRequest)).ShouldBe("note REQUIRED");
        ((string)contact["consent"]!).ShouldBe("OPTED_IN");
        using var started = await shop.PostAsync(
            shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    /// <summary>That a contact is opted out concerns every department; who said it, in what words and why is that department's.</summary>
    [Theory, OnBothDatabases]
    public async Task Ledger_ReadInAnotherProperty_TellsWhatHoldsAndNotWhoOrWhy(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        await shop.TextInAsync("to sales", Shop.Customer, "55555");
        await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-out", new { note = "owes us money" });
        await shop.DoAsync(shop.Ben, $"contacts/{id}/opt-in", new { note = "wants to buy" });

        var sales = (await shop.GetAsync(shop.Ben, $"contacts/{id}/consent"))["items"]!.AsArray();
        using var ben = shop.Server.As(shop.Ben);
        using var visitor = new Visitor(shop.Server);
        (await visitor.SignInAsync(shop.Ben)).ShouldBeTrue();
        using var file = await visitor.GetAsync($"/contacts/{id}/consent.csv");
        using var foreign = await visitor.GetAsync($"/contacts/{new string('0', 24)}/consent.csv");
        using var nobody = await shop.Server.Anonymous.GetAsync($"/contacts/{id}/consent.csv");

        ((string)sales[0]!["note"]!, (string)sales[0]!["actor"]!["name"]!).ShouldBe(("wants to buy", "ben"));
        ((string)sales[1]!["state"]!, (string?)sales[1]!["note"], (string?)sales[1]!["actor"]!["id"], (string)sales[1]!["actor"]!["name"]!)
            .ShouldBe(("OPTED_OUT", null, null, ""));
        foreach (var csv in new[] { await ben.GetStringAsync($"contacts/{id}/consent/export"), await file.Content.ReadAsStringAsync() })
        {
            csv.ShouldContain("OPTED_OUT");
            csv.ShouldContain("wants to buy");
            csv.ShouldNotContain("owes");
            csv.ShouldNotContain("ana");
        }

        file.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"consent-{id}.csv");
        (foreign.StatusCode, nobody.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.Redirect));
        (await shop.GetAsync(shop.Manager, $"contacts/{id}/consent")).ToJsonString().ShouldContain("owes us money");
        (await shop.GetAsync(shop.Ana, $"contacts/{id}/consent")).ToJsonString().ShouldContain("owes us money");
    }

    [Theory, OnBothDatabases]
    public async Task Ledger_OfAContact_IsTheWholeStoryNewestFirst(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        await shop.TextInAsync("Stop!");
        await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-in", new { note = "=form, signed" });

        using var client = shop.Server.As(shop.Ana);
        using var ledger = await client.GetAsync($"contacts/{id}/consent");
        using var csv = await client.GetAsync($"contacts/{id}/consent/export");

        await Golden.MatchAsync("consent-ledger", ledger);
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n");
        lines[1].ShouldStartWith($"1,{Shop.Customer},*,OPTED_OUT,MESSAGE,stop,");
        lines[2].ShouldContain(",\"'=form, signed\",");
        lines.Length.ShouldBe(4);
    }

    /// <summary>What was said from a number that is the contact's by a merge is part of its proof; and event and contact say the same.</summary>
    [Theory, OnBothDatabases]
    public async Task Ledger_OfAMergedContact_HoldsAllItsNumbersPageByPage(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        var phone = Shop.NewPhone();
        var (_, other) = await shop.TextInAsync("hello", phone);
        await shop.TextInAsync("STOP", phone);
        await shop.DoAsync(shop.Manager, $"contacts/{id}/merge", new { contact = (await shop.ReadChatAsync(other)).ContactId });
        await shop.TextInAsync("START", phone);

        var pages = new List<string>();
        var next = "";
        do
        {
            var page = await shop.GetAsync(shop.Manager, $"contacts/{id}/consent?limit=1{next}");
            pages.AddRange(page["items"]!.AsArray().Select(entry => $"{entry!["address"]} {entry["number"]} {entry["state"]} {entry["source"]}"));
            next = page["next"] is { } cursor ? $"&after={cursor}" : "";
        }
        while (next.Length > 0);
        using var manager = shop.Server.As(shop.Manager);
        var lines = (await manager.GetStringAsync($"contacts/{id}/consent/export")).Split("\r\n");

        pages.ShouldBe([$"{phone} 2 OPTED_IN MESSAGE", $"{Shop.Customer} 1 OPTED_OUT MERGE", $"{phone} 1 OPTED_OUT MESSAGE"]);
        lines.Skip(1).SkipLast(1).Select(line => string.Join(' ', line.Split(',')[..2]))
            .ShouldBe(new[] { $"1 {Shop.Customer}", $"1 {phone}", $"2 {phone}" }.OrderBy(line => line[2..], StringComparer.Ordinal));
        var told = JsonNode.Parse((await shop.EventsAsync()).Last(logged => logged.Type == "contact.opted_in").Content)!["data"]!;
        ((string)told["address"]!, (string)told["consent"]!).ShouldBe((phone, (string)(await shop.GetAsync(shop.Manager, $"contacts/{id}"))["consent"]!));
    }

    [Theory, OnBothDatabases]
    public async Task Ledger_OfTheCompany_IsAFileForGlobalManagersAndInTheAuditLog(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        await shop.TextInAsync("STOP");
        await shop.DoAsync(shop.Ana, $"contacts/{id}/opt-in", new { note = "=form, signed" });
        using var listed = await shop.PostTextAsync(shop.Manager, "contacts/block-list", "+12025550100,,BLOCKED\n+12025550199,-1,BLOCKED", "text/csv");
        using var manager = shop.Server.As(shop.Manager);
        using var visitor = new Visitor(shop.Server);
        (await visitor.SignInAsync(shop.Manager)).ShouldBeTrue();
        using var agent = new Visitor(shop.Server);
        (await agent.SignInAsync(shop.Ana)).ShouldBeTrue();

        var csv = await manager.GetStringAsync("contacts/consent/export");
        using var file = await visitor.GetAsync("/administration/consent/ledger.csv");
        using var refused = await agent.GetAsync("/administration/consent/ledger.csv");

        var lines = csv.Split("\r\n");
        lines.Length.ShouldBe(6);
        lines[1].ShouldStartWith("1,+12025550100,*,BLOCKED,IMPORT,");
        lines[2].ShouldStartWith($"1,{Shop.Customer},*,OPTED_OUT,MESSAGE,stop,");
        lines[3].ShouldContain(",\"'=form, signed\",");
        lines[4].ShouldContain(",'-1,");
        (await file.Content.ReadAsStringAsync()).ShouldBe(csv);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await shop.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from audit_entries where company_id = @Id and action = 'consent.exported'", new { shop.Company.Id }, CancellationToken.None))
                .ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task BlockList_ReadIn_BlocksWhoIsAContactAndWhoIsNot(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await ContactAsync(shop);
        const string Csv = "address,note,state\r\n+12025550123,\"old list, 2025\"\r\n(303) 555-0177,,BLOCKED\r\n+12\r\n+12025550188,,MAYBE\r\n\r\n+12025550123\r\n";

        using var first = await shop.PostTextAsync(shop.Manager, "contacts/block-list?country=us", Csv, "text/csv");
        using var again = await shop.PostTextAsync(shop.Manager, "contacts/block-list?country=us", Csv, "text/csv");

        await Golden.MatchAsync("block-list", first);
        ((int)(await shop.ReadAsync(again, HttpStatusCode.OK))["added"]!).ShouldBe(0);
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["contact.opted_out", "chat.ended"]);
        foreach (var to in new[] { Shop.Customer, "+13035550177" })
        {
            using var refused = await shop.PostAsync(shop.Ana, "chats", new { to, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
            (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        }
    }

    [Theory, OnBothDatabases]
    public async Task BlockList_ThatBreaksOff_HasBlockedTheLinesBeforeAndNamesWhoDidIt(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var broken = await shop.PostTextAsync(shop.Manager, "contacts/block-list", $"{Shop.Customer}\n{new string('9', 100_000)}\n", "text/csv");

        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var refused = await shop.PostAsync(
            shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        var manager = (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, shop.Manager.Id, CancellationToken.None))!;
        var entries = await shop.Server.Services.GetRequiredService<AuditStore>()
            .ListAsync(manager, new AuditFilter("block_list.imported", null), new PageRequest(10, []), CancellationToken.None);
        entries.ShouldHaveSingleItem().ActorId.ShouldBe(shop.Manager.Id);
        entries[0].Details.ShouldBe("""{"read":1,"added":1,"known":0,"refused":0}""");
    }

    [Theory, OnBothDatabases]
    public async Task BlockList_AsJsonLines_IsReadLineByLine(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostTextAsync(
            shop.Manager, "contacts/block-list", "{\"address\":\"+12025550123\",\"state\":\"blocked\"}\n{\"address\":7}\nnot json\n", "application/x-ndjson");

        var result = await shop.ReadAsync(answer, HttpStatusCode.OK);
        ((int)result["added"]!, (int)result["refused"]!).ShouldBe((1, 2));
    }

    [Theory, OnBothDatabases]
    public async Task Blocked_BySomeList_IsLiftedByManagersAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (id, _) = await ContactAsync(shop);
        using var blocked = await shop.PostTextAsync(shop.Manager, "contacts/block-list", $"{Shop.Customer},,BLOCKED", "text/csv");

        await shop.TextInAsync("START");
        using var byAgent = await shop.PostAsync(shop.Ana, $"contacts/{id}/opt-in", new { note = "asked" });
        var byManager = await shop.DoAsync(shop.Paula, $"contacts/{id}/opt-in", new { note = "asked" });

        byAgent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ((string)byManager["consent"]!).ShouldBe("OPTED_IN");
        (await shop.EventTypesAsync()).Count(type => type == "contact.opted_in").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Settings_Saved_ChangeWordsTextsAndScope(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        using var client = shop.Server.As(shop.Manager);

        using var saved = await client.PutAsJsonAsync("consent-settings", new
        {
            scope = "SENDER_ADDRESS",
            brand = "Acme",
            languages = new[] { "en" },
            words = new { optOut = new[] { " Adieu! " }, help = Array.Empty<string>(), optIn = Array.Empty<string>() },
            texts = new { en = new { optOut = "Acme: bye" } },
        });
        await Golden.MatchAsync("consent-settings", saved);
        var (_, chatId) = await shop.TextInAsync("adieu");
        var (_, other) = await shop.TextInAsync("hello", to: "55555");
        await shop.SendAsync(shop.Ben, other, "hi");

        var messages = (await shop.GetAsync(shop.Manager, $"chats/{chatId}/messages"))["items"]!.AsArray();
        ((string)messages[1]!["text"]!).ShouldBe("Acme: bye");
        using var refused = await shop.PostAsync(
            shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
    }

    [Theory]
    [OnBothDatabases("""{"languages":["xx"]}""", "languages UNKNOWN_LANGUAGE")]
    [OnBothDatabases("""{"languages":[]}""", "languages REQUIRED")]
    [OnBothDatabases("""{"words":{"optOut":["..."]}}""", "words.optOut INVALID_WORD")]
    [OnBothDatabases("""{"words":{"optOut":["a"],"help":["A!"]}}""", "words AMBIGUOUS_WORD")]
    [OnBothDatabases("""{"words":{"help":["stop"]}}""", "words KNOWN_WORD")]
    [OnBothDatabases("""{"words":{"help":[null]}}""", "words.help INVALID_WORD")]
    [OnBothDatabases("""{"texts":{"de":{"help":"x"}}}""", "texts UNKNOWN_LANGUAGE")]
    [OnBothDatabases("""{"scope":"GALAXY"}""", "scope INVALID_VALUE")]
    public async Task Settings_ThatMakeNoSense_AreRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        using var client = shop.Server.As(shop.Manager);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync("consent-settings", content);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    [Theory, OnBothDatabases]
    public async Task Keyword_ThatIsAConsentWord_IsRefusedEitherWayRound(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var client = shop.Server.As(shop.Manager);

        using var keyword = await shop.PostAsync(shop.Manager, "keywords", new { word = "Baja", propertyId = shop.Billing.Id });
        using var setting = await client.PutAsJsonAsync("consent-settings", new { words = new { optOut = new[] { "billing" } } });

        (await Shop.CodeAsync(keyword, HttpStatusCode.BadRequest)).ShouldBe("word KEYWORD_RESERVED");
        (await Shop.CodeAsync(setting, HttpStatusCode.Conflict)).ShouldBe("words KEYWORD_CONFLICT");
    }

    private static async Task<(string Id, string ChatId)> ContactAsync(Shop shop)
    {
        var (_, chatId) = await shop.TextInAsync("hello");
        JsonNode chat = await shop.GetAsync(shop.Manager, $"chats/{chatId}");
        return ((string)chat["contact"]!["id"]!, chatId);
    }
}
