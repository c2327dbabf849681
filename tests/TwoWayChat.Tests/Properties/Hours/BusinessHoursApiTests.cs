using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties.Hours;

public class BusinessHoursApiTests
{
    [Theory, OnBothDatabases]
    public async Task Hours_NobodyHasSet_AreDayAndNight(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var ana = shop.Server.As(shop.Ana);

        var hours = await ana.DoAsync("GET", $"business-hours/{shop.Billing.Id}");

        hours.ETag.ShouldBe("\"0\"");
        Golden.Match("business-hours-unset", hours.Text);
        (await ana.DoAsync("GET", "business-hours")).Json["items"]!.AsArray().Select(item => (string)item!["property"]!["name"]!).ShouldBe(["Billing"]);
    }

    [Theory, OnBothDatabases]
    public async Task Hours_Set_AreReadBackInPartsAndWhole(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var paula = shop.Server.As(shop.Paula);
        var path = $"business-hours/{shop.Billing.Id}";

        await paula.DoAsync("PUT", path, Full(), "\"0\"");
        var stale = await paula.CallAsync("PUT", path, new { week = Array.Empty<object>() }, "\"0\"");
        var part = await paula.DoAsync("PUT", path, new { awayReply = "", unanswered = new { minutes = 0 } }, "\"1\"");

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var read = await paula.DoAsync("GET", path);
        read.Text.ShouldBe(part.Text);
        read.ETag.ShouldBe("\"2\"");
        (read.Json["awayReply"], read.Json["unanswered"]).ShouldBe((null, null));
        read.Json["week"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Hours_InTheirWholeForm_AreAsTheGoldenFileSays(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);

        var set = await manager.DoAsync("PUT", $"business-hours/{shop.Billing.Id}", Full());

        var body = set.Json.AsObject();
        body["openNow"] = true; // Goes by the hour at which the test runs.
        Golden.Match("business-hours", body.ToJsonString());
    }

    [Theory]
    [OnBothDatabases("""{"timeZone":"Mars/Olympus"}""", "timeZone UNKNOWN_TIME_ZONE")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"9:00","to":"17:00"}]}""", "week[0].from INVALID_VALUE")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"24:00","to":"17:00"}]}""", "week[0].from INVALID_VALUE")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"09:00"}]}""", "week[0].to INVALID_VALUE")]
    [OnBothDatabases("""{"week":[{"from":"09:00","to":"10:00"}]}""", "week[0].day REQUIRED")]
    [OnBothDatabases("""{"week":[{"day":"SOMEDAY","from":"09:00","to":"10:00"}]}""", "week[0].day INVALID_VALUE")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"09:00","to":"09:00"}]}""", "week[0].to INVALID_VALUE")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"09:00","to":"12:00"},{"day":"MONDAY","from":"11:59","to":"13:00"}]}""", "week[1].from OVERLAP")]
    [OnBothDatabases("""{"week":[{"day":"MONDAY","from":"22:00","to":"02:00"},{"day":"MONDAY","from":"23:00","to":"24:00"}]}""", "week[1].from OVERLAP")]
    [OnBothDatabases("""{"week":[null]}""", "week[0] REQUIRED")]
    [OnBothDatabases("""{"exceptions":[null]}""", "exceptions[0] REQUIRED")]
    [OnBothDatabases("""{"exceptions":[{"date":"2026-12-24","open":[null]}]}""", "exceptions[0].open[0] REQUIRED")]
    [OnBothDatabases("""{"alwaysOpen":true,"week":[{"day":"MONDAY","from":"09:00","to":"12:00"}]}""", "week AMBIGUOUS")]
    [OnBothDatabases("""{"exceptions":[{"date":"2026-02-30"}]}""", "exceptions[0].date INVALID_VALUE")]
    [OnBothDatabases("""{"exceptions":[{"date":"1999-12-31"}]}""", "exceptions[0].date INVALID_VALUE")]
    [OnBothDatabases("""{"exceptions":[{"date":"2026-12-25"},{"date":"2026-12-25"}]}""", "exceptions[1].date TWICE")]
    [OnBothDatabases("""{"exceptions":[{"date":"2026-12-24","open":[{"from":"09:00","to":"25:00"}]}]}""", "exceptions[0].open[0].to INVALID_VALUE")]
    [OnBothDatabases("""{"awayReply":"{{agent.name}} is away"}""", "awayReply UNKNOWN_FIELD")]
    [OnBothDatabases("""{"unanswered":{"minutes":-1}}""", "unanswered.minutes INVALID_VALUE")]
    [OnBothDatabases("""{"unanswered":{}}""", "unanswered.minutes INVALID_VALUE")]
    [OnBothDatabases("""{"unanswered":{"minutes":5,"reassign":"FIRE"}}""", "unanswered.reassign INVALID_VALUE")]
    public async Task Hours_ThatMakeNoSense_AreRefusedByFieldAndChangeNothing(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        using var paula = shop.Server.As(shop.Paula);
        var path = $"business-hours/{shop.Billing.Id}";

        var refused = await paula.CallAsync("PUT", path, JsonNode.Parse(body));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.Text);
        refused.Errors.ShouldContain(code);
        (await paula.DoAsync("GET", path)).ETag.ShouldBe("\"0\"");
    }

    /// <summary>Three times of a week, a holiday and a short day, all that goes by them.</summary>
    private static object Full() => new
    {
        timeZone = "America/New_York",
        week = new object[]
        {
            new { day = "MONDAY", from = "08:00", to = "12:00" },
            new { day = "MONDAY", from = "13:00", to = "17:30" },
            new { day = "FRIDAY", from = "20:00", to = "02:00" },
        },
        exceptions = new object[]
        {
            new { date = "2026-12-31", open = new[] { new { from = "09:00", to = "12:00" } } },
            new { date = "2026-12-25", name = " Christmas Day " },
        },
        awayReply = "We are closed, {{contact.firstName|dear customer}}.",
        unanswered = new { minutes = 15, reassign = "RELEASE" },
    };
}
