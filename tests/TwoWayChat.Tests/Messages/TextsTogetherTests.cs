using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwoWayChat.Events;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Properties;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>Texts that wait for the writer at the same time share their statements on PostgreSQL; nobody can tell.</summary>
public class TextsTogetherTests
{
    private const string Ann = "+12025550131";
    private const string Bob = "+12025550132";
    private const string Cid = "+12025550133";
    private const string Dan = "+12025550134";

    [Theory, OnBothDatabases]
    public async Task Texts_OfAllKindsAtOnce_AreStoredAsIfOneByOne(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        Shop[] shops = [await Shop.OpenAsync(server), await Shop.OpenAsync(server)];
        var chats = new List<string>();
        foreach (var from in new[] { Ann, Bob, Cid })
        {
            chats.Add((await shops[0].TextInAsync("hello", from, id: $"first of {from}")).ChatId);
        }

        await shops[1].TextInAsync("hello", Ann, id: "hello");

        var stored = await TogetherAsync(
            (shops[0], Ann, "one"), (shops[0], Bob, "unsubscribe me please"), (shops[1], Ann, "one"), (shops[0], Cid, "STOP"), (shops[0], Cid, "hello?"),
            (shops[0], Dan, "new"), (shops[0], Ann, "two"), (shops[0], Ann, "two"));

        stored[0].ChatId.ShouldBe(chats[0]);
        stored[3].ChatId.ShouldBe(chats[2]);
        stored[4].ChatId.ShouldNotBe(chats[2], "the chat has ended with STOP");
        stored[7].ShouldBe(stored[6], "it is the same message");
        (await TextsAsync(shops[0])).Skip(3).ShouldBe(["one", "unsubscribe me please", "STOP", "hello?", "new", "two"]);
        (await shops[0].NumbersAsync(chats[0])).ShouldBe([1, 2, 3]);
        (await shops[0].ReadChatAsync(chats[0])).ShouldSatisfyAllConditions(
            chat => chat.InboundCount.ShouldBe(3), chat => chat.LastMessageId.ShouldBe(stored[6].MessageId));
        (await TextsAsync(shops[1])).ShouldBe(["hello", "one"]);
        var told = (await shops[1].EventsAsync()).Where(logged => logged.Type == EventTypes.MessageReceived).ToList();
        Shape(told[1]).ShouldBe(Shape(told[0]));
        await SharedAsync(server, stored[0], stored[1], stored[2]);
    }

    private static async Task<ReceivedMessage[]> TogetherAsync(params (Shop Shop, string From, string Text)[] texts)
    {
        var server = texts[0].Shop.Server;
        var receive = server.Services.GetRequiredService<ReceiveMessage>();
        await using var writer = await HeldWriter.StartAsync(server);
        var stored = texts.Select(text => receive.RunAsync(Text(text.Shop, text.From, text.Text), CancellationToken.None)).ToList();
        await writer.ReleaseAsync();
        return await Task.WhenAll(stored);
    }

    private static InboundText Text(Shop shop, string from, string text) => new()
    {
        Company = new NamedRef(shop.Company.Id, shop.Company.Name),
        Gateway = SenderAddress.Simulator,
        From = TestAddress.Of(from),
        To = TestAddress.Of(Shop.Number),
        Text = text,
        ProviderMessageId = $"{from} {text}",
        ReceivedAt = shop.Server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static async Task<IEnumerable<string>> TextsAsync(Shop shop) =>
        (await shop.EventsAsync()).Where(logged => logged.Type == EventTypes.MessageReceived)
            .Select(logged => (string)JsonNode.Parse(logged.Content)!["data"]!["message"]!["text"]!);

    /// <summary>The event without what differs from text to text: ids, numbers, times and the text.</summary>
    private static string Shape(LoggedEvent logged) => 
        Regex.Replace(
            logged.Content,
            """(?<name>"(id|messageId|number|text|occurredAt|createdAt|carrierMessageId)"):("[^"]*"|\d+)""",
            "${name}",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));

    /// <summary>An action by itself has a savepoint, and so a number of its own in the rows that it writes.</summary>
    private static async Task SharedAsync(TestServer server, params ReceivedMessage[] stored)
    {
        if (server.Database.Dialect.LocksRows)
        {
            var writers = await server.Database.FirstOrDefaultAsync<long>(
                "select count(distinct cast(xmin as text)) from messages where message_id in @ids",
                new { ids = stored.Select(one => one.MessageId).ToArray() },
                CancellationToken.None);
            writers.ShouldBe(1);
        }
    }
}
