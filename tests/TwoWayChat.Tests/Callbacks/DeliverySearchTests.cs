using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>"What became of this chat?": the delivery log asked by chat, event and sequence.</summary>
public sealed class DeliverySearchTests
{
    [Theory, OnBothDatabases]
    public async Task Deliveries_OfAChatAnEventOrASequence_AreThoseAlone(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.Server.Seed.AddSenderAddressAsync(scene.Company, "+12025550100", await scene.Server.Seed.AddPropertyAsync(scene.Company, "Billing"));
        await scene.SaveAsync(new { delivery = "PUSH", callbackUrl = scene.ReceiverUrl });
        await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName });
        var (asked, other) = (await TextAsync(scene, "+12025550123"), await TextAsync(scene, "+12025550124"));
        var all = await Eventually.ComesAsync(async () =>
            (await scene.Client.DoAsync("GET", "deliveries?limit=100")).Json["items"]!.AsArray() is { } items
                && items.Count(item => item!["type"]!.GetValue<string>() == "message.received") == 2 ? items : null);
        var first = all.First(item => item!["type"]!.GetValue<string>() == "message.received")!;

        var ofChat = await TypesAsync(scene, $"chatId={asked}");
        ofChat.ShouldContain("chat.started");
        ofChat.Count(type => type == "message.received").ShouldBe(1);
        (await TypesAsync(scene, $"chatId={asked}&type=message.received&status=FAILED")).ShouldBeEmpty();
        (await TypesAsync(scene, $"chatId={scene.Boss.Id}")).ShouldBeEmpty();
        (await TypesAsync(scene, $"eventId={first["eventId"]}")).ShouldBe(["message.received"]);
        (await TypesAsync(scene, $"sequence={first["sequence"]}")).ShouldBe(["message.received"]);
        var deliveries = scene.Server.Services.GetRequiredService<DeliveryStore>();
        (await deliveries.WhatIsAsync(scene.Company.Id, other, CancellationToken.None)).ShouldBe(NamedThing.Chat);
        (await deliveries.WhatIsAsync(scene.Company.Id, first["eventId"]!.GetValue<string>(), CancellationToken.None)).ShouldBe(NamedThing.Event);
        (await deliveries.WhatIsAsync(scene.Company.Id, first["sessionId"]!.GetValue<string>(), CancellationToken.None)).ShouldBe(NamedThing.Session);
    }

    /// <summary>A customer texts; the chat's id.</summary>
    private static async Task<string> TextAsync(ConfigScene scene, string from)
    {
        var known = (await scene.Client.DoAsync("GET", "chats")).Items("id").ToHashSet();
        await scene.Client.DoAsync("POST", "simulator/messages", new { from, to = "+12025550100", text = "Hello" });
        return (await scene.Client.DoAsync("GET", "chats")).Items("id").Single(id => !known.Contains(id));
    }

    private static async Task<IReadOnlyList<string>> TypesAsync(ConfigScene scene, string query) =>
        [.. (await scene.Client.DoAsync("GET", $"deliveries?{query}")).Items("type")];
}
