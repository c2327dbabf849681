using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>What lies in several properties is told to whoever has one of them, and to each session once.</summary>
public sealed class SeveralPropertiesTests
{
    private static readonly TestServerOptions Quick = new() { Settings = [.. LaneStory.Options.Settings, ("Desk:Sweep", "00:00:00.050")] };

    [Theory, OnBothDatabases]
    public async Task Status_OfAnAgentOfTwoProperties_ReachesWhoHasOneOfThemOnce(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, Quick);
        await using var story = await LaneStory.StartAsync(server);
        TestProperty[] places = [await PlaceAsync(story, "First"), await PlaceAsync(story, "Second"), await PlaceAsync(story, "Third")];
        var ofBoth = await SessionAsync(story, Role.PropertyManager, places[0], places[1]);
        var ofFirst = await SessionAsync(story, Role.PropertyManager, places[0]);
        var ofSecond = await SessionAsync(story, Role.PropertyManager, places[1]);
        var colleague = await SessionAsync(story, Role.Agent, places[1]);
        var ofThird = await SessionAsync(story, Role.PropertyManager, places[2]);
        var everywhere = await story.RegisterAsync();
        var agent = await server.Seed.AddUserAsync(story.Company, Role.Agent, "ana", places[0], places[1]);

        var own = await story.RegisterAsync(agent);

        string[] seeing = [ofBoth, ofFirst, ofSecond, colleague, everywhere, own];
        foreach (var session in seeing)
        {
            await story.Receiver.WaitForAsync(callback => callback.Header("chat-session-id") == session && IsStatusOf(callback.Json, agent));
        }

        await story.LogAsync("later", propertyId: places[2].Id);
        await story.Receiver.WaitForAsync(
            callback => callback.Header("chat-session-id") == ofThird && callback.Header("chat-event-type") == "message.received");
        story.Receiver.Received.Where(callback => IsStatusOf(callback.Json, agent)).Select(callback => callback.Header("chat-session-id"))
            .ShouldBe(seeing, ignoreOrder: true);
        foreach (var session in seeing.Append(ofThird))
        {
            var pulled = await server.As(story.Caller).DoAsync("GET", $"integration/{session}/events?limit=200");
            pulled.Json["items"]!.AsArray().Count(item => IsStatusOf(item!, agent)).ShouldBe(session == ofThird ? 0 : 1);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Contact_WithChatsInTwoProperties_IsToldInBothAndNowhereElse(DatabaseKind kind)
    {
        const string OfSales = "+12025550101";
        var shop = await Shop.OpenAsync(kind);
        var elsewhere = await shop.Server.Seed.AddUserAsync(
            shop.Company, Role.PropertyManager, "eve", await shop.Server.Seed.AddPropertyAsync(shop.Company, "Elsewhere"));
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, OfSales, shop.Sales);
        var sessions = new List<string>();
        foreach (var user in new[] { shop.Paula, shop.Ben, elsewhere })
        {
            sessions.Add((string)(await shop.DoAsync(shop.Manager, "integration", new { user = user.SignInName }))["id"]!);
        }

        var (_, chatId) = await shop.TextInAsync("BILLING hello");
        await shop.TextInAsync("hello", to: OfSales);
        var contact = (await shop.ReadChatAsync(chatId)).ContactId;
        using var ana = shop.Server.As(shop.Ana);
        await ana.DoAsync("PUT", $"contacts/{contact}", new { firstName = "Ada" });
        await shop.TextInAsync("STOP");
        await shop.TextInAsync("START", to: OfSales);
        using var erased = await shop.DeleteAsync(shop.Manager, $"contacts/{contact}");
        erased.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        string[] told = ["contact.updated", "contact.opted_out", "contact.opted_in", "contact.deleted"];
        (await ToldAsync(shop, sessions[0])).ShouldBe(["contact.created", .. told]);
        (await ToldAsync(shop, sessions[1])).ShouldBe(told);
        (await ToldAsync(shop, sessions[2])).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> ToldAsync(Shop shop, string session) =>
        (await shop.GetAsync(shop.Manager, $"integration/{session}/events?limit=200"))["items"]!.AsArray()
            .Select(item => (string)item!["type"]!).Where(type => type.StartsWith("contact.", StringComparison.Ordinal));

    private static Task<TestProperty> PlaceAsync(LaneStory story, string name) => story.Server.Seed.AddPropertyAsync(story.Company, name);

    private static async Task<string> SessionAsync(LaneStory story, Role role, params TestProperty[] places) =>
        await story.RegisterAsync(await story.Server.Seed.AddUserAsync(story.Company, role, null, places));

    private static bool IsStatusOf(JsonNode callback, TestUser agent) =>
        (string?)callback["type"] == "agent.status_changed" && (string?)callback["data"]!["agent"]!["id"] == agent.Id;
}
