using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>Users, properties, keywords, sender addresses and templates answer as the API's description says.</summary>
public class PeopleConformanceTests
{
    [Theory]
    [OnBothDatabases("users", """{"username":"zoe","role":"AGENT","password":"a long enough password"}""", """{"displayName":"Zoë"}""")]
    [OnBothDatabases("properties", """{"name":"South"}""", """{"name":"West"}""")]
    [OnBothDatabases("sender-addresses", """{"address":"+12025550177","gateway":"SIMULATOR"}""", """{"propertyId":""}""")]
    [OnBothDatabases("keywords", """{"word":"SOUTH","propertyId":"NORTH"}""", """{"word":"WEST"}""")]
    [OnBothDatabases("templates", """{"name":"Thanks","shortcut":"/thanks","text":"Thanks, {{contact.firstName|friend}}"}""", """{"propertyId":"NORTH"}""")]
    public async Task Answers_OfAThingsWholeLife_AreAsDescribed(DatabaseKind kind, string things, string first, string then)
    {
        var scene = await Scene.OnAsync(kind);
        var check = await SchemaCheck.OfAsync(scene.Server);
        using var manager = scene.Server.As(scene.Manager);
        using var agent = scene.Server.As(scene.Ana);
        first = first.Replace("NORTH", scene.North.Id, StringComparison.Ordinal);
        then = then.Replace("NORTH", scene.North.Id, StringComparison.Ordinal);

        var made = await check.TakeAsync(await manager.PostAsync(things, Json(first)));
        var id = JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        await check.TakeAsync(await manager.PostAsync(things, Json(first)));
        await check.TakeAsync(await manager.PostAsync(things, Json("{}")));
        await check.TakeAsync(await agent.PostAsync(things, Json(first)));
        await check.TakeAsync(await manager.GetAsync(things));
        await check.TakeAsync(await manager.GetAsync($"{things}?limit=x"));
        await check.TakeAsync(await manager.GetAsync($"{things}/{id}"));
        await check.TakeAsync(await manager.GetAsync($"{things}/{new string('0', 24)}"));
        await check.TakeAsync(await manager.PutAsync($"{things}/{id}", Json(then)));
        using (var stale = new HttpRequestMessage(HttpMethod.Put, $"{things}/{id}") { Content = Json(then) })
        {
            stale.Headers.TryAddWithoutValidation("If-Match", "\"999\"");
            await check.TakeAsync(await manager.SendAsync(stale));
        }

        await check.TakeAsync(await scene.Server.Anonymous.DeleteAsync($"{things}/{id}"));
        await check.TakeAsync(await manager.DeleteAsync($"{things}/{id}"));

        await check.ShouldHoldAsync();
        check.Seen.Select(seen => seen[^3..]).Distinct().Order().ShouldBe(["200", "201", "204", "400", "401", "403", "404", "409", "412"]);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_AboutOneself_AreAsDescribed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var check = await SchemaCheck.OfAsync(scene.Server);
        using var agent = scene.Server.As(scene.Ana);

        await check.TakeAsync(await agent.GetAsync("users/me"));
        await check.TakeAsync(await agent.GetAsync("users?role=AGENT"));
        await check.TakeAsync(await agent.PutAsJsonAsync("users/me/password", new { currentPassword = "wrong", newPassword = "another long password" }));
        await check.TakeAsync(
            await agent.PutAsJsonAsync("users/me/password", new { currentPassword = TestSeed.Password, newPassword = "another long password" }));

        await check.ShouldHoldAsync();
    }

    private static StringContent Json(string body) => new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
