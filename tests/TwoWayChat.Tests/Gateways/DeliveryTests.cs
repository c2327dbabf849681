using System.Text.Json.Nodes;
using TwoWayChat.Chats;
using TwoWayChat.Events;
using TwoWayChat.Gateways.Simulator;
using TwoWayChat.Messages.Receipts;
using TwoWayChat.Properties;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

public class DeliveryTests
{
    [Theory, OnBothDatabases]
    public async Task Message_ToSimulatedPhone_IsSentThenDelivered(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await shop.SendAsync(shop.Ana, chatId, "Let me look.", "crm-1");

        await shop.EventAsync("message.delivered");
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["message.accepted", "message.sent", "message.delivered"]);
        await shop.MatchEventAsync("message.sent");
        await shop.MatchEventAsync("message.delivered");
        var message = await LastMessageAsync(shop, chatId);
        ((string)message["state"]!, message["sentAt"] is not null, message["deliveredAt"] is not null).ShouldBe(("DELIVERED", true, true));
    }

    [Theory, OnBothDatabases]
    public async Task Message_ToPhoneThatFails_IsSentThenFailed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        Phones(shop).SetMode(shop.Company.Id, Shop.Customer, PhoneMode.Failed);
        var (_, chatId) = await shop.TextInAsync("hello");

        await shop.SendAsync(shop.Ana, chatId, "Let me look.", "crm-1");

        await shop.EventAsync("message.failed");
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(["message.sent", "message.failed"]);
        await shop.MatchEventAsync("message.failed");
        ((string)(await LastMessageAsync(shop, chatId))["error"]!["code"]!).ShouldBe("CARRIER_REJECTED");
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatDoesNotArrive_LeavesTheCustomerWaitingUntilOneDoes(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+13035999001");
        await shop.TextInAsync("anybody?", "+13035999001");
        var since = (await shop.ReadChatAsync(chatId)).WaitingSince.ShouldNotBeNull();

        var sent = await shop.SendAsync(shop.Ana, chatId, "Let me look.");
        await shop.EventAsync("message.failed");
        (await shop.ReadChatAsync(chatId)).WaitingSince.ShouldBe(since);

        await ReceiptAsync(shop, sent, MessageState.Delivered);
        (await shop.ReadChatAsync(chatId)).WaitingSince.ShouldBeNull();
    }

    [Theory]
    [OnBothDatabases("+13035999001", "message.sent,message.failed", "FAILED")]
    [OnBothDatabases("+13035999002", "message.failed", "FAILED")]
    [OnBothDatabases("+13035999003", "message.sent", "SENT")]
    [OnBothDatabases("+13035999004", "message.sent", "SENT")]
    public async Task Message_ToNumberWithMeaning_EndsAsItSays(DatabaseKind kind, string phone, string types, string state)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", phone);

        await shop.SendAsync(shop.Ana, chatId, "Let me look.");

        await shop.EventAsync(types.Split(',')[^1]);
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(types.Split(','));
        ((string)(await LastMessageAsync(shop, chatId))["state"]!).ShouldBe(state);
    }

    [Theory, OnBothDatabases]
    public async Task Receipt_AfterFailure_CorrectsItOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+13035999001");
        var sent = await shop.SendAsync(shop.Ana, chatId, "Let me look.");
        await shop.EventAsync("message.failed");

        var first = await ReceiptAsync(shop, sent, MessageState.Delivered);
        var again = await ReceiptAsync(shop, sent, MessageState.Delivered);
        var back = await ReceiptAsync(shop, sent, MessageState.Failed);
        var unknown = await ReceiptAsync(shop, new JsonObject { ["id"] = "none" }, MessageState.Failed);

        (first, again, back, unknown).ShouldBe((ReceiptResult.Applied, ReceiptResult.Unchanged, ReceiptResult.Unchanged, ReceiptResult.Unknown));
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(["message.sent", "message.failed", "message.delivered"]);
        var data = JsonNode.Parse((await shop.EventsAsync())[^1].Content)!["data"]!;
        ((string)data["previousState"]!, (string)data["state"]!).ShouldBe(("FAILED", "DELIVERED"));
        (await LastMessageAsync(shop, chatId))["error"].ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Receipt_ThatIsDueLate_ComesWhenItIsDue(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+13035999004");
        await shop.SendAsync(shop.Ana, chatId, "Let me look.");
        await shop.EventAsync("message.sent");

        await shop.WriteAsync("update simulator_receipts set due_at = 0 where company_id = @id", new { id = shop.Company.Id });

        await shop.EventAsync("message.delivered");
    }

    [Theory, OnBothDatabases]
    public async Task Messages_ManyIntoOneChat_GoOutInOrder(DatabaseKind kind)
    {
        const int Texts = 20;
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await Task.WhenAll(Enumerable.Range(0, Texts).Select(n => shop.SendAsync(shop.Ana, chatId, $"out {n}")));

        await shop.EventAsync("message.delivered", Texts);
        var events = await shop.EventsAsync();
        Ids(events, "message.sent", "messageId").ShouldBe(Ids(events, "message.accepted", "message", "id"));
    }

    [Theory, OnBothDatabases]
    public async Task Phone_Watched_RingsWhenTextHasCome(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var rung = new TaskCompletionSource();
        using var watching = Phones(shop).Watch(shop.Company.Id, Shop.Customer, () => rung.TrySetResult());

        await shop.SendAsync(shop.Ana, chatId, "Let me look.");

        await rung.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static IEnumerable<string> Ids(IEnumerable<LoggedEvent> events, string type, params string[] path) => events
        .Where(logged => logged.Type == type)
        .Select(logged => (string)path.Aggregate(JsonNode.Parse(logged.Content)!["data"]!, (node, name) => node[name]!)!);

    private static SimulatorPhones Phones(Shop shop) => shop.Server.Services.GetRequiredService<SimulatorPhones>();

    private static Task<ReceiptResult> ReceiptAsync(Shop shop, JsonObject message, MessageState state) =>
        shop.Server.Services.GetRequiredService<ApplyReceipt>().RunAsync(
            new Receipt(new NamedRef(shop.Company.Id, shop.Company.Name), SenderAddress.Simulator, $"sim-{(string)message["id"]!}", state, 1_900_000_000_000),
            CancellationToken.None);

    private static async Task<JsonNode> LastMessageAsync(Shop shop, string chatId) =>
        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray()[^1]!;
}
