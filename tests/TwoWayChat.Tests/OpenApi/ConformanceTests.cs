using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>What the server answers is what it says of itself, checked by a validator that is not ours.</summary>
public class ConformanceTests
{
    [Fact]
    public async Task Examples_OfAllEventTypes_HoldAgainstTheirSchemas()
    {
        var check = await SchemaCheck.OfAsync(await TestServer.SharedAsync(DatabaseKind.Sqlite));

        foreach (var (_, webhook) in check.Document["webhooks"]!.AsObject())
        {
            check.TakeEvent(webhook!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!);
        }

        await check.ShouldHoldAsync();
    }

    /// <summary>Whoever breaks the contract is noticed: the instrument itself.</summary>
    [Fact]
    public async Task Check_OfWhatIsNotAsDescribed_Fails()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        foreach (var change in new Action<JsonNode>[]
        {
            body => body.AsObject().Remove("sequence"),
            body => body["surplus"] = 1,
            body => body["data"]!["surplus"] = 1,
            body => body["data"]!["reason"] = "BOREDOM",
            body => body["sessionId"] = "x",
        })
        {
            var check = await SchemaCheck.OfAsync(server);
            var example = check.Document["webhooks"]!["session.ended"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();
            change(example);
            check.TakeEvent(example);

            await Assert.ThrowsAsync<ShouldAssertException>(check.ShouldHoldAsync);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Answers_OfSessionRoutes_AreAsDescribed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var check = await SchemaCheck.OfAsync(scene.Server);
        using var manager = scene.Server.As(scene.Manager);
        using var agent = scene.Server.As(scene.Ana);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        await check.TakeAsync(await manager.PostAsJsonAsync("integration", new { user = scene.Ana.SignInName }));
        await check.TakeAsync(await manager.PostAsJsonAsync("integration", new { user = $"nobody@{scene.Company.Name}" }));
        await check.TakeAsync(await manager.PostAsJsonAsync("integration", new { }));
        await check.TakeAsync(await manager.PostAsync("integration", new StringContent("x", new MediaTypeHeaderValue("text/plain"))));
        await check.TakeAsync(await manager.PostAsync("integration", new StringContent(new string(' ', 70_000), new MediaTypeHeaderValue("application/json"))));
        await check.TakeAsync(await agent.PostAsJsonAsync("integration", new { user = scene.Ben.SignInName }));
        await check.TakeAsync(await scene.Server.Anonymous.GetAsync("integration"));
        await check.TakeAsync(await manager.GetAsync("integration?limit=1"));
        await check.TakeAsync(await manager.GetAsync("integration?limit=0"));
        await check.TakeAsync(await manager.GetAsync($"integration/{id}"));
        await check.TakeAsync(await manager.GetAsync("integration/x"));
        await check.TakeAsync(await manager.GetAsync($"integration/{id}/events?limit=1"));
        await check.TakeAsync(await manager.GetAsync($"integration/{id}/events?wait=x"));
        await check.TakeAsync(await manager.PostAsJsonAsync($"integration/{id}/acknowledgement", new { sequence = 0 }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"integration/{id}/acknowledgement", new { sequence = 1_000_000 }));
        await check.TakeAsync(await manager.DeleteAsync($"integration/{id}"));
        await check.TakeAsync(await manager.DeleteAsync($"integration/{id}"));
        using (var streams = new HttpRequestMessage(HttpMethod.Get, $"integration/{id}/events"))
        {
            streams.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            await check.TakeAsync(await manager.SendAsync(streams));
        }

        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { Enabled = false });
        await check.TakeAsync(await manager.PostAsJsonAsync("integration", new { user = scene.Ana.SignInName }));

        foreach (var item in await scene.EventsAsync(scene.Manager, id))
        {
            check.TakeEvent(item);
        }

        await check.ShouldHoldAsync();
    }
}
