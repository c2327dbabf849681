using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>The events that the product's own actions log are as their schemas say.</summary>
public class EventConformanceTests
{
    [Theory, OnBothDatabases]
    public async Task Events_OfACustomersText_AreAsDescribed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var check = await SchemaCheck.OfAsync(scene.Server);
        await scene.Server.Seed.AddSenderAddressAsync(scene.Company, "+12025550100", scene.North);
        using var manager = scene.Server.As(scene.Manager);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Manager);

        await check.TakeAsync(await manager.PostAsJsonAsync(
            "simulator/messages", new { from = "+12025550123", to = "+12025550100", text = "Grüße 🙂\nan alle" }));
        await check.TakeAsync(await manager.PostAsJsonAsync("simulator/messages", new { from = "x", to = "+12025550100", text = "" }));
        using (var agent = scene.Server.As(scene.Ana))
        {
            await check.TakeAsync(await agent.PostAsJsonAsync("simulator/messages", new { from = "+12025550123", to = "+12025550100", text = "no" }));
        }

        await scene.EndAsync(scene.Manager, id);
        await TakeAllAsync(scene, id, check);

        check.Seen.ShouldContain("message.received");
        check.Seen.ShouldContain("chat.started");
        check.Seen.ShouldContain("contact.created");
        check.Seen.ShouldContain("session.ended");
        await check.ShouldHoldAsync();
    }

    private static async Task TakeAllAsync(Scene scene, string id, SchemaCheck check)
    {
        foreach (JsonNode item in await scene.EventsAsync(scene.Manager, id, "?limit=200"))
        {
            check.TakeEvent(item);
        }
    }
}
