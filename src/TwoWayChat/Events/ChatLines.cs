using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// What happened to chats. The log tells it while it holds the events; before the log forgets them their lines are kept here for as long as the chats, so
/// that nothing is written twice where somebody waits for it.
/// </summary>
internal sealed class ChatLines(Database database)
{
    private const string Columns =
        """
        company_id, chat_id, sequence, type, occurred_at, actor_type, actor_id, actor_name, property_name, assignee_id, assignee_name, note, tag, reason
        """;

    // The bounds are those of the index events_of_chats; by sequence alone SQLite would rather read the log from its end.
    private const string IsLine =
        """
        type >= 'chat' and type < 'chau'
        and type in ('chat.started', 'chat.assigned', 'chat.unassigned', 'chat.transferred', 'chat.unanswered', 'chat.ended', 'chat.tagged', 'chat.untagged')
        """;

    /// <summary>The lines of a chat within <paramref name="time"/> (epoch milliseconds), oldest first: the newest of them.</summary>
    public async Task<IReadOnlyList<KeptLine>> ListAsync(
        string companyId, string chatId, (long From, long Through) time, int limit, CancellationToken cancellationToken)
    {
        var span = new { companyId, chatId, from = time.From, through = time.Through, limit };
        var logged = await database.QueryAsync<LoggedEvent>(
            $"""
            select {LogRows.Columns}
              from events
             where company_id = @companyId and subject = @chatId and {IsLine} and occurred_at between @from and @through
             order by occurred_at desc, sequence desc
             limit @limit
            """,
            span,
            cancellationToken);
        var kept = await database.QueryAsync<KeptLine>(
            $"""
            select {Columns}
              from chat_lines
             where company_id = @companyId and chat_id = @chatId and occurred_at between @from and @through
             order by sequence desc
             limit @limit
            """,
            span,
            cancellationToken);
        // Read in this order, an event that is swept meanwhile comes twice and never not at all.
        return [.. kept.Concat(logged.Select(KeptLine.Of)).DistinctBy(line => line.Sequence).OrderBy(line => line.Sequence).TakeLast(limit)];
    }

    /// <summary>Keeps what the events up to <paramref name="through"/> say, which the same transaction removes; <paramref name="limit"/> at most.</summary>
    public static async Task KeepAsync(WriteScope scope, string companyId, long through, int limit)
    {
        var going = await scope.QueryAsync<LoggedEvent>(
            $"select {LogRows.Columns} from events where company_id = @companyId and sequence <= @through and {IsLine} order by sequence limit @limit",
            new { companyId, through, limit });
        var lines = going.Select(KeptLine.Of).ToList();
        var erased = await ErasedAsync(scope, companyId, [.. lines.Select(line => line.ChatId).Distinct()]);
        await scope.ExecuteAsync(
            $"""
            insert into chat_lines ({Columns})
            values (@CompanyId, @ChatId, @Sequence, @Type, @OccurredAt, @ActorType, @ActorId, @ActorName, @PropertyName, @AssigneeId, @AssigneeName,
                    @Note, @Tag, @Reason)
            on conflict (company_id, chat_id, sequence) do nothing
            """,
            lines.Select(line => erased.Contains(line.ChatId) ? line with { Note = null, Tag = null } : line));
    }

    /// <summary>Chats of persons whose traces may still stand in the log: it is rewritten after the erasure.</summary>
    private static async Task<HashSet<string>> ErasedAsync(WriteScope scope, string companyId, IReadOnlyCollection<string> chatIds) =>
        chatIds.Count == 0 ? [] : [.. await scope.QueryAsync<string>(
            """
            select h.chat_id
              from chats h
              join contacts c on c.company_id = h.company_id and c.contact_id = h.contact_id
             where h.company_id = @companyId and h.chat_id in @chatIds and c.erased_at is not null
             limit @limit
            """,
            new { companyId, chatIds, limit = chatIds.Count })];
}
