using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Gateways;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Consent;

/// <summary>Several agents and the customer act at once; what must hold afterwards is read from ledger, queue and carrier.</summary>
public class ConsentRaceTests
{
    [Theory, OnBothDatabases]
    public async Task StopAndSends_AtOnce_NothingIsAcceptedAfterTheStop(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        for (var round = 0; round < 8; round++)
        {
            var phone = Shop.NewPhone();
            var (_, chatId) = await shop.TextInAsync("hello", phone);

            var sends = Enumerable.Range(0, 6)
                .Select(n => shop.PostAsync(n % 2 == 0 ? shop.Ana : shop.Paula, $"chats/{chatId}/messages", new { text = $"{n}" }));
            var stops = Enumerable.Range(0, 2).Select(_ => shop.TextInAsync("STOP", phone));
            var received = Task.WhenAll(stops);
            var answers = await Task.WhenAll(sends);
            await received;

            answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted || answer.StatusCode == HttpStatusCode.Conflict);
            await HoldsAsync(shop, phone);
        }
    }

    [Theory, OnBothDatabases]
    public async Task RandomActions_OfAgentsAndCustomer_KeepTheRules(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Billing);

        await Gen.Int[0, 6].Array[4, 10].SampleAsync(
            async actions =>
            {
                var phone = Shop.NewPhone();
                await Task.WhenAll(actions.Select(action => ActAsync(shop, phone, action)));
                await HoldsAsync(shop, phone);
            },
            iter: 12,
            threads: 1);
    }

    /// <summary>
    /// The carrier is asked by the last look alone: what was claimed before the opt-out may be under way, nothing else is handed over after it.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Texts_ThatWaitWhenTheStopComes_AreNeverHandedOver(DatabaseKind kind)
    {
        var carrier = new TestCarrier();
        await using var server = await TestServer.StartAsync(kind, carrier.Options());
        var (shop, chats) = await carrier.OpenShopAsync(server);
        var chat = await shop.ReadChatAsync(chats[0]);
        var sending = Task.WhenAll(Enumerable.Range(0, 20).Select(n => shop.PostAsync(shop.Ana, $"chats/{chats[0]}/messages", new { text = $"{n}" })));

        await shop.WriteAsync(
            """
            insert into consent_entries (company_id, address, number, scope, state, source, actor_type, actor_name, created_at)
            values (@id, @address, 1, '*', 'OPTED_OUT', 'API', 'API', 'test', 1)
            """,
            new { id = shop.Company.Id, address = chat.ContactAddress });
        var underWay = (await ClaimedAsync(shop)).Concat(carrier.Handed.Select(text => text.MessageId)).ToHashSet();

        await sending;
        await Eventually.HoldsAsync(async () => await shop.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from outbound_queue where company_id = @id", new { id = shop.Company.Id }, CancellationToken.None) == 0);
        carrier.Handed.Select(text => text.MessageId).Except(underWay).ShouldBeEmpty();
    }

    private static async Task ActAsync(Shop shop, string phone, int action)
    {
        var to = action % 2 == 0 ? Shop.Number : "55555";
        switch (action)
        {
            case 0 or 1:
                await shop.TextInAsync("STOP", phone, to);
                break;
            case 2:
                await shop.TextInAsync("hello", phone, to);
                break;
            case 3:
                await shop.TextInAsync("HELP", phone, to);
                break;
            default:
                using (var answer = await shop.PostAsync(
                    shop.Paula, "chats", new { to = phone, propertyId = shop.Billing.Id, senderAddress = to, text = "hi" }))
                {
                    answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.Conflict);
                }

                break;
        }
    }

    /// <summary>
    /// At most one opt-out and its one confirmation. In the chat of the STOP nothing is accepted after it; what another chat accepted at the same moment is
    /// blocked before it goes out.
    /// </summary>
    private static async Task HoldsAsync(Shop shop, string phone)
    {
        await Eventually.HoldsAsync(async () => await WaitingAsync(shop, phone) == 0);
        var events = await shop.Server.Database.QueryAsync<LoggedLine>(
            "select sequence, type, subject, content from events where company_id = @id and content like @phone order by sequence limit 1000",
            new { id = shop.Company.Id, phone = $"%{phone}%" },
            CancellationToken.None);
        var optOuts = events.Where(line => line.Type == "contact.opted_out").ToList();
        optOuts.Count.ShouldBeLessThanOrEqualTo(1);
        events.Count(line => line.IsAccepted && line.Content.Contains("unsubscribed", StringComparison.Ordinal)).ShouldBe(optOuts.Count);
        foreach (var optOut in optOuts)
        {
            var stop = JsonNode.Parse(optOut.Content)!["data"]!["messageId"]!.GetValue<string>();
            var late = events.Where(line => line.Sequence > optOut.Sequence && line.IsAccepted && !line.IsAutoReply).ToList();
            late.ShouldNotContain(line => events.Any(other => other.Subject == line.Subject && other.Content.Contains(stop, StringComparison.Ordinal)));
            foreach (var line in late)
            {
                (await StateAsync(shop, line.MessageId)).ShouldBe("BLOCKED");
            }
        }
    }

    private static Task<long> WaitingAsync(Shop shop, string phone) => shop.Server.Database.FirstOrDefaultAsync<long>(
        """
        select count(*) from outbound_queue q join messages m on m.company_id = q.company_id and m.message_id = q.message_id
         where q.company_id = @id and m.to_address = @phone
        """,
        new { id = shop.Company.Id, phone },
        CancellationToken.None);

    private static Task<string?> StateAsync(Shop shop, string messageId) => shop.Server.Database.FirstOrDefaultAsync<string>(
        "select state from messages where company_id = @id and message_id = @messageId", new { id = shop.Company.Id, messageId }, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> ClaimedAsync(Shop shop) => await shop.Server.Database.QueryAsync<string>(
        "select message_id from outbound_queue where company_id = @id and owner is not null limit 100", new { id = shop.Company.Id }, CancellationToken.None);

    private sealed record LoggedLine
    {
        public required long Sequence { get; init; }

        public required string Type { get; init; }

        public required string Subject { get; init; }

        public required string Content { get; init; }

        public bool IsAccepted => Type == "message.accepted";

        public bool IsAutoReply => Content.Contains("AUTO_REPLY", StringComparison.Ordinal);

        public string MessageId => JsonNode.Parse(Content)!["data"]!["message"]!["id"]!.GetValue<string>();
    }
}
