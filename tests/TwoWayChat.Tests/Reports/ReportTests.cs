using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Reports;

public class ReportTests
{
    [Theory, OnBothDatabases]
    public async Task Reports_OfPropertyAndUser_TellHandlingDeliveryTemplatesAndOptOuts(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var customer = Shop.NewPhone();
        var chat = (await shop.TextInAsync("BILLING hello", customer)).ChatId;
        await shop.TextInAsync("BILLING other", Shop.NewPhone());
        using var manager = shop.Server.As(shop.Manager);
        using var ana = shop.Server.As(shop.Ana);
        var template = (await manager.DoAsync("POST", "templates", new { name = "=Thanks", text = "Thanks!" })).Json["id"]!.GetValue<string>();
        await ana.DoAsync("POST", $"chats/{chat}/assignment");
        await ana.DoAsync("POST", $"chats/{chat}/messages", new { templateId = template });
        await shop.EventAsync("message.delivered");
        await shop.WriteAsync(
            "update chats set started_at = first_reply_at - 1000 where company_id = @id and chat_id = @chat", new { id = shop.Company.Id, chat });
        await shop.TextInAsync("STOP", customer);
        await shop.EventAsync("message.delivered", 2);
        await shop.WriteAsync(
            "update chats set ended_at = first_reply_at + 60000 where company_id = @id and chat_id = @chat", new { id = shop.Company.Id, chat });
        var to = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds();
        var query = $"from={to - 86_400_000}&to={to}";

        var property = (await ItemsAsync(manager, $"properties?{query}&propertyId={shop.Billing.Id}")).ShouldHaveSingleItem()!;
        var none = await ItemsAsync(manager, $"properties?{query}&propertyId={shop.Sales.Id}");
        var agent = (await ItemsAsync(manager, $"agents?{query}&userId={shop.Ana.Id}")).ShouldHaveSingleItem()!;
        var csv = await manager.GetStringAsync($"reports/templates?{query}&format=csv");
        var overview = (await manager.GetFromJsonAsync<JsonNode>($"reports/overview?{query}"))!;

        Figures(property, "open", "started", "answered", "firstResponseMs", "ended", "handlingMs", "optOuts", "optIns").ShouldBe([1, 2, 1, 1000, 1, 60_000, 1, 0]);
        none.ShouldBeEmpty();
        Figures(agent, "chats", "sent", "answered", "firstResponseMs", "ended", "handlingMs").ShouldBe([1, 1, 1, 1000, 1, 60_000]);
        csv.ShouldBe($"templateId,template,sent,users\r\n{template},'=Thanks,1,1\r\n");
        Figures(overview["consent"]!, "optOuts", "optIns").ShouldBe([1, 0]);
        overview["delivery"]!.AsArray().Sum(row => (long)row!["messages"]!).ShouldBe((long)property["sent"]!);
        overview["delivery"]!.AsArray().Where(row => (string)row!["state"]! == "DELIVERED").Sum(row => (long)row!["messages"]!)
            .ShouldBe((long)property["delivered"]!);
    }

    [Fact]
    public async Task Report_AskedForAsCsv_IsAFileOfTheSameFigures()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        await shop.TextInAsync("BILLING hello", Shop.NewPhone());
        using var paula = shop.Server.As(shop.Paula);
        using var request = new HttpRequestMessage(HttpMethod.Get, "reports/properties");
        request.Headers.Accept.ParseAdd("text/csv");

        using var answer = await paula.SendAsync(request);
        using var wrong = await paula.GetAsync("reports/properties?format=xml");
        using var nobody = await paula.GetAsync("reports/properties?userId=ana");
        using var visitor = new Visitor(shop.Server);
        (await visitor.SignInAsync(shop.Paula)).ShouldBeTrue();
        using var file = await visitor.GetAsync("/overview/properties.csv");

        var csv = await answer.Content.ReadAsStringAsync();
        (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName).ShouldBe(("text/csv", "properties.csv"));
        csv.Split("\r\n")[1].ShouldStartWith($"{shop.Billing.Id},Billing,1,1,1,0,,1,0,0,0,0,,0,0");
        (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').ShouldBe(csv);
        ((int)wrong.StatusCode, (int)nobody.StatusCode).ShouldBe((400, 400));
    }

    private static async Task<JsonArray> ItemsAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonNode>($"reports/{path}"))!["items"]!.AsArray();

    private static long[] Figures(JsonNode node, params string[] names) => [.. names.Select(name => node[name]!.GetValue<long>())];
}
