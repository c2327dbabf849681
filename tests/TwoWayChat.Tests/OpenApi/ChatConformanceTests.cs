using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>The life of a chat is told as the API's description says.</summary>
public class ChatConformanceTests
{
    private static readonly string NoId = new('0', 24);

    [Theory, OnBothDatabases]
    public async Task Chat_FromFirstTextToEnd_AnswersAndEventsAreAsDescribed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var check = await SchemaCheck.OfAsync(scene.Server);
        var south = await scene.Server.Seed.AddPropertyAsync(scene.Company, "South");
        await scene.Server.Seed.AddSenderAddressAsync(scene.Company, "+12025550100", scene.North);
        using var manager = scene.Server.As(scene.Manager);
        var session = await scene.SessionIdAsync(scene.Manager, scene.Manager);
        using var taken = await manager.PostAsJsonAsync("simulator/messages", new { from = "+12025550123", to = "+12025550100", text = "hello" });
        var received = (await taken.Content.ReadFromJsonAsync<JsonObject>())!;
        var chat = $"chats/{received["chatId"]}";

        await check.TakeAsync(await manager.GetAsync("chats"));
        await check.TakeAsync(await manager.GetAsync("chats?status=x"));
        await check.TakeAsync(await manager.GetAsync(chat));
        await check.TakeAsync(await manager.GetAsync($"chats/{NoId}"));
        await check.TakeAsync(await manager.PostAsync($"{chat}/assignment", null));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/assignment", new { user = scene.Ana.SignInName }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/assignment", new { user = "nobody" }));
        await check.TakeAsync(await manager.DeleteAsync($"{chat}/assignment"));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/read", new { number = 1 }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/read", new { }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/transfer", new { propertyId = south.Id, note = "about an order" }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/transfer", new { propertyId = NoId }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/messages", new { text = "bye" }));
        await check.TakeAsync(await manager.PostAsync($"{chat}/end", null));
        await check.TakeAsync(await manager.PostAsync($"{chat}/end", null));
        await check.TakeAsync(await manager.PostAsJsonAsync($"{chat}/messages", new { text = "too late" }));

        foreach (var item in await scene.EventsAsync(scene.Manager, session, "?limit=200"))
        {
            check.TakeEvent(item);
        }

        string[] types = ["chat.started", "chat.assigned", "chat.unassigned", "chat.transferred", "chat.ended"];
        types.ShouldBeSubsetOf(check.Seen);
        await check.ShouldHoldAsync();
    }
}
