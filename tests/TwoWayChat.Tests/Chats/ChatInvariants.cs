using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>What always holds of a company's chats, whoever has done what: told from rows, from the log, and from what the API answers.</summary>
internal sealed class ChatInvariants
{
    private readonly DeskScene scene;
    private readonly IReadOnlyList<LoggedEvent> log;

    private ChatInvariants(DeskScene scene, IReadOnlyList<LoggedEvent> log)
    {
        this.scene = scene;
        this.log = log;
    }

    /// <summary>What there is once all texts have left the queue and nothing is assigned by turn any more.</summary>
    public static async Task<ChatInvariants> AtRestAsync(DeskScene scene)
    {
        await scene.SetAsync(new { assignment = "FREE" });
        await Eventually.HoldsAsync(
            async () => (await RowsAsync<string>(scene, "select message_id from messages where company_id = @Id and state = 'QUEUED'")).Count == 0,
            "nothing is queued");
        return new ChatInvariants(scene, await LogAsync(scene));
    }

    public async Task HasOneOpenChatPerContactAsync() => (await RowsAsync<string>(
        "select contact_id from chats where company_id = @Id and status = 'OPEN' group by contact_id, sender_address_id having count(*) > 1")).ShouldBeEmpty();

    /// <summary>All that was accepted is stored and told once, and nothing else; numbers of a chat have no gap.</summary>
    public async Task HasEveryMessageOnceAsync(IReadOnlyCollection<string> accepted)
    {
        var stored = await RowsAsync<string>("select message_id from messages where company_id = @Id and author_type <> 'SYSTEM'");
        stored.ShouldBe(accepted.Distinct(), ignoreOrder: true);
        var told = log.Where(logged => logged.Type is "message.received" or "message.accepted").Select(MessageOf)
            .Where(message => (string?)message["author"]!["type"] != "SYSTEM").Select(message => (string)message["id"]!);
        told.ShouldBe(stored, ignoreOrder: true);
        (await RowsAsync<string>(
            """
            select h.chat_id from chats h
             where h.company_id = @Id and (
                   h.message_count <> (select count(*) from messages m where m.company_id = h.company_id and m.chat_id = h.chat_id)
                or h.message_count <> (select max(m.number) from messages m where m.company_id = h.company_id and m.chat_id = h.chat_id)
                or h.message_count <> h.inbound_count + h.outbound_count)
            """)).ShouldBeEmpty("numbers of a chat have no gap");
    }

    /// <summary>Told from the log alone, who holds which chat is what the rows say, and nobody was ever assigned more by turn than the limit.</summary>
    public async Task IsTheLogsStateAsync(int limit)
    {
        var holders = new Dictionary<string, string?>();
        foreach (var logged in log)
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
                holders.Values.Count(holder => holder == logged.AssigneeId).ShouldBeLessThanOrEqualTo(limit, $"sequence {logged.Sequence}");
            }
        }

        var open = await RowsAsync<Held>("select chat_id, assigned_to from chats where company_id = @Id and status = 'OPEN'");
        open.ToDictionary(chat => chat.ChatId, chat => chat.AssignedTo).OrderBy(chat => chat.Key).ShouldBe(holders.OrderBy(chat => chat.Key));
    }

    public async Task CopiesFollowTheirChatsAsync()
    {
        (await RowsAsync<string>(
            """
            select h.chat_id
              from chats h
              left join contact_chats k on k.company_id = h.company_id and k.contact_id = h.contact_id and k.chat_id = h.chat_id
             where h.company_id = @Id and (k.status is null or k.status <> h.status or k.property_id <> h.property_id
                   or coalesce(k.assigned_to, '') <> coalesce(h.assigned_to, '') or k.sender_address_id <> h.sender_address_id
                   or k.contact_address <> h.contact_address)
            """)).ShouldBeEmpty();
        await TagsFollowTheirChatsAsync();
    }

    private async Task TagsFollowTheirChatsAsync() => (await RowsAsync<string>(
        """
        select t.chat_id
          from chat_tags t
          join chats h on h.company_id = t.company_id and h.chat_id = t.chat_id
         where t.company_id = @Id and (t.property_id <> h.property_id or t.status <> h.status or t.last_activity_at <> h.last_activity_at)
        """)).ShouldBeEmpty();

    /// <summary>From a customer's STOP to the START nobody's text was taken for that number, but for the server's own answers.</summary>
    public void ObeysOptOuts()
    {
        var refused = new HashSet<string>();
        foreach (var logged in log)
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

    /// <summary>Lists hold what lies in the user's properties or is the user's, all of it; the rest is not there to ask for either.</summary>
    public async Task ShowsOwnPropertiesOnlyAsync(IEnumerable<TestUser> users, IReadOnlyCollection<string> chats)
    {
        var rows = await RowsAsync<Held>("select chat_id, assigned_to, property_id from chats where company_id = @Id");
        foreach (var user in users)
        {
            var own = await OwnAsync(user);
            var visible = rows.Where(chat => own.Contains(chat.PropertyId!) || (chat.AssignedTo == user.Id && user != scene.Shop.Paula))
                .Select(chat => chat.ChatId);
            var listed = (await scene.Shop.GetAsync(user, "chats?limit=200"))["items"]!.AsArray().Select(chat => (string)chat!["id"]!).ToList();
            listed.ShouldBe(visible, ignoreOrder: true, user.SignInName);
            foreach (var chat in chats.Except(listed))
            {
                (await scene.Shop.GetStatusAsync(user, $"chats/{chat}")).ShouldBe(HttpStatusCode.NotFound, user.SignInName);
                (await scene.Shop.GetStatusAsync(user, $"chats/{chat}/messages")).ShouldBe(HttpStatusCode.NotFound, user.SignInName);
            }
        }
    }

    /// <summary>A session is told what lies, or lay before, in a property that its user has, or was the user's.</summary>
    public async Task TellsOwnPropertiesOnlyAsync(IReadOnlyDictionary<string, TestUser> sessions)
    {
        foreach (var (session, user) in sessions)
        {
            var own = await OwnAsync(user);
            var seen = await SequencesAsync(session);
            var due = log.Where(logged => logged.SessionId is { } only ? only == session : IsTheirs(logged, user, own)).Select(logged => logged.Sequence);
            seen.Where(sequence => sequence <= log.Count).ShouldBe(due.Where(sequence => sequence >= seen[0]), user.SignInName);
        }
    }

    /// <summary>Whatever was accepted has left the queue, to the carrier once or with the reason why not.</summary>
    public async Task HasSentEveryTextOnceAsync()
    {
        (await RowsAsync<string>("select message_id from outbound_queue where company_id = @Id")).ShouldBeEmpty();
        var sent = log.Where(logged => logged.Type == "message.sent").Select(logged => (string)JsonNode.Parse(logged.Content)!["data"]!["messageId"]!).ToList();
        sent.ShouldBeUnique();
        var gone = await RowsAsync<string>(
            "select message_id from messages where company_id = @Id and direction = 'OUTBOUND' and state in ('SENT', 'DELIVERED')");
        gone.ShouldBe(sent, ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<LoggedEvent>> LogAsync(DeskScene scene)
    {
        var all = new List<LoggedEvent>();
        IReadOnlyList<LoggedEvent> page;
        var reader = scene.Shop.Server.Services.GetRequiredService<LogReader>();
        do
        {
            page = await reader.AfterAsync(scene.Shop.Company.Id, all.Count, LogReader.MostPerRead, CancellationToken.None);
            all.AddRange(page);
        }
        while (page.Count == LogReader.MostPerRead);
        return all;
    }

    private bool IsTheirs(LoggedEvent logged, TestUser user, HashSet<string> own)
    {
        string?[] places = [logged.PropertyId, logged.PropertyBefore, .. (logged.AlsoIn ?? "").Split(' ')];
        return places.Any(place => place is not null && own.Contains(place))
            || (user != scene.Shop.Paula && (logged.AssigneeId == user.Id || logged.AssigneeBefore == user.Id));
    }

    private async Task<HashSet<string>> OwnAsync(TestUser user) =>
        [.. (await scene.Shop.GetAsync(user, "users/me"))["propertyIds"]!.AsArray().Select(id => (string)id!)];

    private async Task<IReadOnlyList<long>> SequencesAsync(string session)
    {
        var seen = new List<long>();
        JsonObject page;
        do
        {
            page = await scene.Shop.GetAsync(scene.Shop.Manager, $"integration/{session}/events?limit=200&after={seen.LastOrDefault()}");
            seen.AddRange(page["items"]!.AsArray().Select(item => (long)item!["sequence"]!));
        }
        while (page["items"]!.AsArray().Count == 200);
        return seen;
    }

    private static JsonNode MessageOf(LoggedEvent logged) => JsonNode.Parse(logged.Content)!["data"]!["message"]!;

    private Task<IReadOnlyList<T>> RowsAsync<T>(string sql) => RowsAsync<T>(scene, sql);

    private static Task<IReadOnlyList<T>> RowsAsync<T>(DeskScene scene, string sql) =>
        scene.Shop.Server.Database.QueryAsync<T>(sql, new { scene.Shop.Company.Id }, CancellationToken.None);

    private sealed record Held
    {
        public required string ChatId { get; init; }

        public string? AssignedTo { get; init; }

        public string? PropertyId { get; init; }
    }
}
