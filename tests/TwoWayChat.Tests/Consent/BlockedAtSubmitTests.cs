using TwoWayChat.Chats;
using TwoWayChat.Events;
using TwoWayChat.Gateways;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Gateways;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Consent;

public class BlockedAtSubmitTests
{
    [Theory, OnBothDatabases]
    public async Task Text_QueuedBeforeTheStop_IsBlockedAndNeverHandedOver(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.TryLater(TimeSpan.FromHours(1)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        var customer = (await shop.ReadChatAsync(chats[0])).ContactAddress;
        await shop.SendAsync(shop.Ana, chats[0], "one");
        await Eventually.HoldsAsync(async () => await WaitingAsync(shop, "owner is null and attempt > 0") == 1);

        await StopAsync(shop, customer);
        await shop.WriteAsync("update outbound_queue set due_at = 0 where company_id = @id", new { id = shop.Company.Id });

        await shop.EventAsync("message.sent"); // The confirmation.
        carrier.Handed.Select(text => text.Text).ShouldBe(["one", carrier.Handed.Last().Text]);
        carrier.Handed.Last().Text.ShouldContain("unsubscribed");
        var failed = (await shop.EventsAsync()).Single(logged => logged.Type == "message.failed").Content;
        failed.ShouldContain("\"state\":\"BLOCKED\"");
        failed.ShouldContain("\"code\":\"NO_CONSENT\"");
    }

    [Theory, OnBothDatabases]
    public async Task Carrier_ThatSaysOptedOut_IsBelieved(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        carrier.Script.Enqueue(SubmitResult.Refused(new DeliveryError("NO_CONSENT", "40300", "Opted out", Retryable: false)));
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);

        await shop.SendAsync(shop.Ana, chats[0], "one");

        await shop.EventAsync("chat.ended");
        (await shop.EventTypesAsync()).Skip(4).ShouldBe(["message.failed", "contact.opted_out", "chat.ended"]);
        (await shop.EventsAsync()).Single(logged => logged.Type == "contact.opted_out").Content.ShouldContain("\"source\":\"CARRIER\"");
        var chat = await shop.ReadChatAsync(chats[0]);
        (chat.EndReason, chat.ContactConsent, chat.OutboundCount).ShouldBe(("OPT_OUT", "OPTED_OUT", 1));
    }

    [Theory, OnBothDatabases]
    public async Task Simulator_WithANumberThatOptedOut_WritesTheLedger(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", "+13035599005");

        await shop.SendAsync(shop.Ana, chatId, "hi");

        await shop.EventAsync("contact.opted_out");
    }

    private static Task StopAsync(Shop shop, string customer) => shop.Server.Services.GetRequiredService<ReceiveMessage>().RunAsync(
        new InboundText
        {
            Company = new NamedRef(shop.Company.Id, shop.Company.Name),
            Gateway = "TEST",
            From = TestAddress.Of(customer),
            To = TestAddress.Of(Shop.Number),
            Text = "STOP",
            ReceivedAt = 1,
        },
        CancellationToken.None);

    private static Task<long> WaitingAsync(Shop shop, string condition) => shop.Server.Database.FirstOrDefaultAsync<long>(
        $"select count(*) from outbound_queue where company_id = @id and {condition}", new { id = shop.Company.Id }, CancellationToken.None);
}
