using System.Net;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>What is taken out of the log while it waits to be sent is sent no more.</summary>
public sealed class RedactedBeforeDeliveryTests
{
    private const string Secret = "My card is 4111 1111 1111 1111";

    [Theory, OnBothDatabases]
    public async Task Message_RedactedWhileItsCallbackWaits_GoesOutWithoutItsText(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), types: null);
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);
        await manager.DoAsync("POST", $"integration/{scene.ManagerSession}/pause");
        var (messageId, chatId) = await scene.Shop.TextInAsync(Secret);
        await WaitsAsync(scene, messageId);

        using var redacted = await scene.Shop.DeleteAsync(scene.Shop.Manager, $"chats/{chatId}/messages/{messageId}");
        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await manager.DoAsync("POST", $"integration/{scene.ManagerSession}/resume");

        await scene.OneAsync("message.redacted", scene.ManagerSession);
        var brought = scene.Receiver.Received.Single(callback => Id(callback) == messageId && callback.Header("chat-event-type") == "message.received");
        brought.Json["data"]!["message"]!["text"]!.GetValue<string>().ShouldBe("");
        scene.Receiver.Received.ShouldNotContain(callback => callback.Text.Contains("4111", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Person_ErasedWhileCallbacksWait_IsNotToldOf(DatabaseKind kind)
    {
        await using var scene = await ReplyScene.StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), types: null);
        using var manager = scene.Shop.Server.As(scene.Shop.Manager);
        await manager.DoAsync("POST", $"integration/{scene.ManagerSession}/pause");
        var phone = Shop.NewPhone();
        var (messageId, chatId) = await scene.Shop.TextInAsync(Secret, phone);
        await WaitsAsync(scene, messageId);

        await manager.DoAsync("DELETE", $"contacts/{(await scene.Shop.ReadChatAsync(chatId)).ContactId}");
        await Eventually.HoldsAsync(async () => await scene.Shop.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from erasures where company_id = @Id", new { scene.Shop.Company.Id }, CancellationToken.None) == 0);
        await manager.DoAsync("POST", $"integration/{scene.ManagerSession}/resume");

        await scene.Receiver.WaitForAsync(callback => Id(callback) == messageId);
        await scene.OneAsync("contact.deleted", scene.ManagerSession);
        scene.Receiver.Received.ShouldNotContain(
            callback => callback.Text.Contains("4111", StringComparison.Ordinal) || callback.Text.Contains(phone, StringComparison.Ordinal));
    }

    private static string? Id(ReceivedCallback callback) => callback.Json["data"]?["message"]?["id"]?.GetValue<string>();

    /// <summary>The lane holds the message's event in memory.</summary>
    private static Task WaitsAsync(ReplyScene scene, string messageId) => Eventually.HoldsAsync(async () =>
    {
        var logged = (await scene.Shop.EventsAsync()).Last(logged => logged.Content.Contains(messageId, StringComparison.Ordinal));
        var lane = scene.Shop.Server.Services.GetRequiredService<LaneHost>().Find(scene.Shop.Company.Id)!;
        return await lane.DescribeAsync(scene.ManagerSession) is { HeadSequence: { } head } && head <= logged.Sequence;
    });
}
