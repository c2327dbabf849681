using System.Text.Json.Nodes;
using TwoWayChat.Chats;
using TwoWayChat.Gateways;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Gateways;

public class OutboundWorkerTests
{
    private static readonly SubmitResult Later = SubmitResult.TryLater(TimeSpan.FromMilliseconds(50));

    [Theory, OnBothDatabases]
    public async Task Gateway_ThatAsksToWait_GetsTheMessageAgainAndOnlyThenTheNext(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(Later);
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);

        await shop.SendAsync(shop.Ana, chats[0], "one");
        await shop.SendAsync(shop.Ana, chats[0], "two");

        await shop.EventAsync("message.sent", 2);
        carrier.Handed.Select(text => (text.Text, text.Attempt)).ShouldBe([("one", 1L), ("one", 2L), ("two", 1L)]);
    }

    [Theory, OnBothDatabases]
    public async Task Gateway_ThatRefuses_FailsTheMessageAndFreesTheNext(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.Refused(new DeliveryError("CONTENT_REJECTED", "1004", "Spam", Retryable: false)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);

        await shop.SendAsync(shop.Ana, chats[0], "one");
        await shop.SendAsync(shop.Ana, chats[0], "two");

        await shop.EventAsync("message.sent");
        var failed = (await shop.EventsAsync()).Single(logged => logged.Type == "message.failed");
        var data = JsonNode.Parse(failed.Content)!["data"]!;
        ((string)data["state"]!, (string)data["error"]!["carrierCode"]!, (string?)data["sentAt"]).ShouldBe(("FAILED", "1004", null));
        (await WaitingAsync(shop)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Claim_ThatRanOutBeforeItsTurn_IsFencedOffFromTheNextOfTheSameNode(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.TryLater(TimeSpan.FromHours(1)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        await shop.SendAsync(shop.Ana, chats[0], "one");
        await Eventually.HoldsAsync(async () => await FreeAsync(shop) == 1);
        var tried = carrier.Handed.Single();
        var gate = new TaskCompletionSource();
        carrier.Gate = gate.Task;
        await shop.WriteAsync("update outbound_queue set due_at = 0 where company_id = @id", new { id = shop.Company.Id });
        await Eventually.HoldsAsync(() => carrier.Handed.Count == 2);

        await server.Services.GetRequiredService<SubmitMessage>().RunAsync(tried with { ClaimedAt = 0 });

        carrier.Handed.Count.ShouldBe(2);
        (await WaitingAsync(shop)).ShouldBe(1);
        gate.SetResult();
        await shop.EventAsync("message.sent");
    }

    [Theory, OnBothDatabases]
    public async Task Message_OlderThanItsValidity_Expires(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.TryLater(TimeSpan.FromHours(1)));
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(kind, carrier.Options(time));
        var (shop, chats) = await carrier.OpenShopAsync(server);
        await shop.SendAsync(shop.Ana, chats[0], "one");
        await Eventually.HoldsAsync(async () => await FreeAsync(shop) == 1);

        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(25));
        await shop.WriteAsync("update outbound_queue set due_at = 0 where company_id = @id", new { id = shop.Company.Id });

        await shop.EventAsync("message.failed");
        (await shop.EventsAsync())[^1].Content.ShouldContain("\"state\":\"EXPIRED\"");
        carrier.Handed.Count.ShouldBe(1);
    }

    [Theory]
    [OnBothDatabases(false, true, "message.failed", 1)]
    [OnBothDatabases(false, false, "message.sent", 2)]
    [OnBothDatabases(true, true, "message.sent", 2)]
    public async Task Claim_OfANodeThatDied_IsHandedOverAgainWhereTheGatewayKnowsItOrNeverGotIt(
        DatabaseKind kind, bool mayResubmit, bool wasHandedOver, string type, int handed)
    {
        var carrier = new TestCarrier { MayResubmit = mayResubmit };
        carrier.Script.Enqueue(SubmitResult.TryLater(TimeSpan.FromHours(1)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        await shop.SendAsync(shop.Ana, chats[0], "one");
        await Eventually.HoldsAsync(async () => await FreeAsync(shop) == 1);

        await shop.WriteAsync("update outbound_queue set owner = 'dead', due_at = 0, unclear = @wasHandedOver where company_id = @id",
            new { id = shop.Company.Id, wasHandedOver });

        await shop.EventAsync(type);
        carrier.Handed.Count.ShouldBe(handed);
        (await WaitingAsync(shop)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Gateway_WithABug_HoldsUpOneChatAlone(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(null!);
        var options = carrier.Options();
        await using var server = await TestServer.StartAsync(kind, options with { Settings = [.. options.Settings, ("Gateways:Parallel", "1")] });
        var (shop, chats) = await carrier.OpenShopAsync(server, 2);

        await shop.SendAsync(shop.Ana, chats[0], "one");
        await Eventually.HoldsAsync(() => carrier.Handed.Count == 1);
        await shop.SendAsync(shop.Ana, chats[1], "two");

        await shop.EventAsync("message.sent");
        carrier.Handed.Select(text => text.Text).ShouldBe(["one", "two"]);
        await Eventually.HoldsAsync(() => server.Log.Lines.Any(
            line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("because of a bug", StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task Queue_LeftByAnEarlierRun_IsWorkedOff(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(Later);
        await using (var first = await TestServer.StartAsync(database, carrier.Options()))
        {
            var (shop, chats) = await carrier.OpenShopAsync(first);
            await shop.SendAsync(shop.Ana, chats[0], "one");
            await Eventually.HoldsAsync(() => carrier.Handed.Count == 1);
        }

        await using var second = await TestServer.StartAsync(database, carrier.Options());

        await Eventually.HoldsAsync(() => carrier.Handed.Count == 2);
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Workers_OfTwoNodes_HandEachMessageOverOnceAndInOrder(DatabaseKind kind)
    {
        const int Texts = 40;
        const int Customers = 4;
        await using var database = await TestDatabase.KeptAsync(kind);
        var carrier = new TestCarrier();
        await using var first = await TestServer.StartAsync(database, carrier.Options());
        await using var second = await TestServer.StartAsync(database.AnotherNode(), carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(first, Customers);
        var otherBell = second.Services.GetRequiredService<OutboundQueue>().Bell;

        foreach (var n in Enumerable.Range(0, Texts))
        {
            await shop.SendAsync(shop.Ana, chats[n % Customers], $"{n}");
            otherBell.Ring();
        }

        await shop.EventAsync("message.sent", Texts);
        carrier.Handed.Count.ShouldBe(Texts);
        foreach (var chat in carrier.Handed.GroupBy(text => text.ChatId))
        {
            chat.Select(text => int.Parse(text.Text)).ShouldBeInOrder();
        }
    }

    private static Task<long> WaitingAsync(Shop shop) => CountAsync(shop, "1 = 1");

    private static Task<long> FreeAsync(Shop shop) => CountAsync(shop, "owner is null and attempt > 0");

    private static Task<long> CountAsync(Shop shop, string condition) => shop.Server.Database.FirstOrDefaultAsync<long>(
        $"select count(*) from outbound_queue where company_id = @id and {condition}", new { id = shop.Company.Id }, CancellationToken.None);
}
