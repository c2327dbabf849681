using System.Text.Json.Nodes;
using CsCheck;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Whatever several agents, managers and customers do at once, what must always hold holds.</summary>
public class ChatMachineTests
{
    private const int Tracks = 4;
    private const int Limit = 2;

    private static readonly Gen<MachineStep[][]> Stories = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 17], Gen.Int[0, 999])
        .Select((who, what, which) => new MachineStep(who, what, which)).Array[25].Array[Tracks];

    [Theory, OnBothDatabases]
    public Task Chats_UnderRandomActsOfMany_KeepTheirInvariants(DatabaseKind kind) =>
        Stories.SampleAsync(tracks => PlayAsync(kind, tracks), iter: 3, threads: 1);

    private static async Task PlayAsync(DatabaseKind kind, MachineStep[][] tracks)
    {
        var scene = await DeskScene.OpenAsync(kind, new { assignment = "LEAST_BUSY", assignmentLimit = Limit });
        await scene.ComeAsync(scene.Ana);
        await scene.ComeAsync(scene.Amy);
        var machine = new ChatMachine(scene);

        await Task.WhenAll(tracks.Select(async steps =>
        {
            foreach (var step in steps)
            {
                await machine.ActAsync(step);
            }
        }));

        machine.Surprises.ShouldBeEmpty();
        await HasOneOpenChatPerContactAsync(scene);
        await HasEveryMessageOnceAsync(scene, machine);
        await IsTheLogsStateAsync(scene);
        await ObeysOptOutsAsync(scene);
        await ShowsOwnPropertiesOnlyAsync(scene, machine);
    }

    private static async Task HasOneOpenChatPerContactAsync(DeskScene scene) => (await RowsAsync<string>(
        scene,
        "select contact_id from chats where company_id = @Id and status = 'OPEN' group by contact_id, sender_address_id having count(*) > 1")).ShouldBeEmpty();

    private static async Task HasEveryMessageOnceAsync(DeskScene scene, ChatMachine machine)
    {
        var stored = await RowsAsync<string>(scene, "select message_id from messages where company_id = @Id and author_type <> 'SYSTEM'");
        stored.ShouldBe(machine.Accepted.Distinct(), ignoreOrder: true);
        var told = (await LogAsync(scene)).Where(logged => logged.Type is "message.received" or "message.accepted")
            .Select(logged => JsonNode.Parse(logged.Content)!["data"]!["message"]!)
            .Where(message => (string?)message["author"]!["type"] != "SYSTEM").Select(message => (string)message["id"]!);
        told.ShouldBe(stored, ignoreOrder: true);
        (await RowsAsync<string>(
            scene,
            """
            select h.chat_id from chats h
             where h.company_id = @Id and (
                   h.message_count <> (select count(*) from messages m where m.company_id = h.company_id and m.chat_id = h.chat_id)
                or h.message_count <> (select max(m.number) from messages m where m.company_id = h.company_id and m.chat_id = h.chat_id)
                or h.message_count <> h.inbound_count + h.outbound_count)
            """)).ShouldBeEmpty("numbers of a chat have no gap");
    }

    /// <summary>Told from the log alone, who holds which chat is what the rows say, and nobody was ever assigned more by turn than the limit.</summary>
    private static async Task IsTheLogsStateAsync(DeskScene scene)
    {
        var holders = new Dictionary<string, string?>();
        foreach (var logged in await LogAsync(scene))
        {
            var content = JsonNode.Parse(logged.Content)!;
            if (logged.Type == "chat.ended")
            {
                holders.Remove(logged.Subject);
            }
            else if (logged.Type is "chat.started" or "chat.assigned" or "chat.unassigned")
            {
                holders[logged.Subject] = (string?)content["chat"]!["assignedTo"]?["id"];
            }

            if (logged.Type == "chat.assigned" && (string?)content["data"]!["reason"] == "AUTO")
            {
                holders.Values.Count(holder => holder == logged.AssigneeId).ShouldBeLessThanOrEqualTo(Limit, $"sequence {logged.Sequence}");
            }
        }

        var open = await RowsAsync<Held>(scene, "select chat_id, assigned_to from chats where company_id = @Id and status = 'OPEN'");
        open.ToDictionary(chat => chat.ChatId, chat => chat.AssignedTo).OrderBy(chat => chat.Key).ShouldBe(holders.OrderBy(chat => chat.Key));
    }

    /// <summary>From a customer's STOP to the START nobody's text was taken for that number, but for the server's own answers.</summary>
    private static async Task ObeysOptOutsAsync(DeskScene scene)
    {
        var refused = new HashSet<string>();
        foreach (var logged in await LogAsync(scene))
        {
            var data = JsonNode.Parse(logged.Content)!["data"]!;
            if (logged.Type == "contact.opted_out")
            {
                refused.Add((string)data["address"]!);
            }
            else if (logged.Type == "contact.opted_in")
            {
                refused.Remove((string)data["address"]!);
            }
            else if (logged.Type == "message.accepted" && (string?)data["message"]!["author"]!["type"] != "SYSTEM")
            {
                refused.ShouldNotContain((string)data["message"]!["to"]!, $"sequence {logged.Sequence}");
            }
        }
    }

    private static async Task ShowsOwnPropertiesOnlyAsync(DeskScene scene, ChatMachine machine)
    {
        foreach (var user in machine.Users.Where(user => user != scene.Shop.Manager))
        {
            var me = await scene.Shop.GetAsync(user, "users/me");
            var own = me["propertyIds"]!.AsArray().Select(id => (string)id!).ToHashSet();
            var seen = (await scene.Shop.GetAsync(user, "chats?limit=200"))["items"]!.AsArray();
            seen.Count(chat => !own.Contains((string)chat!["property"]!["id"]!) && (string?)chat["assignedTo"]?["id"] != user.Id)
                .ShouldBe(0, user.SignInName);
        }
    }

    private static async Task<IReadOnlyList<LoggedEvent>> LogAsync(DeskScene scene)
    {
        var all = new List<LoggedEvent>();
        IReadOnlyList<LoggedEvent> page;
        var log = scene.Shop.Server.Services.GetRequiredService<LogReader>();
        do
        {
            page = await log.AfterAsync(scene.Shop.Company.Id, all.Count, LogReader.MostPerRead, CancellationToken.None);
            all.AddRange(page);
        }
        while (page.Count == LogReader.MostPerRead);
        return all;
    }

    private static Task<IReadOnlyList<T>> RowsAsync<T>(DeskScene scene, string sql) =>
        scene.Shop.Server.Database.QueryAsync<T>(sql, new { scene.Shop.Company.Id }, CancellationToken.None);

    private sealed record Held
    {
        public required string ChatId { get; init; }

        public string? AssignedTo { get; init; }
    }
}
