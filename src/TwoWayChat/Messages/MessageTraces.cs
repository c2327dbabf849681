using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Messages;

/// <summary>
/// Finds and empties the copies of a message's text outside its row. The event of a message is found by where its chat began in the log, piece by piece:
/// no index is paid for at every message so that a rare act be fast.
/// </summary>
internal sealed class MessageTraces(Database database, LogReader log)
{
    private const long Piece = 20_000;
    private const int MostAnswers = 1000;

    /// <summary>All traces; read before the write, which they do not hold up.</summary>
    public async Task<IReadOnlyList<Trace>> FindAsync(Message message, CancellationToken cancellationToken) =>
        [.. await FindEventsAsync(message, cancellationToken), .. await FindAnswersAsync(message, cancellationToken)];

    /// <summary>Empties them.</summary>
    public static Task RedactAsync(WriteScope scope, Message message, IReadOnlyList<Trace> traces, long at) => RewriteTraces.RunAsync(
        scope,
        message.CompanyId,
        [
            .. from trace in traces
               let json = Redaction.Apply(trace.Json, message.MessageId, at)
               where json is not null
               select trace with { Json = json },
        ]);

    private async Task<IReadOnlyList<Trace>> FindEventsAsync(Message message, CancellationToken cancellationToken)
    {
        var head = (await log.HeadAsync(message.CompanyId, cancellationToken)).Sequence;
        var from = await database.FirstOrDefaultAsync<long?>(
            """
            select min(sequence) from events
             where company_id = @CompanyId and subject = @ChatId and type >= 'chat' and type < 'chau' and type = 'chat.started'
            """,
            new { message.CompanyId, message.ChatId },
            cancellationToken) ?? 0;
        IReadOnlyList<Trace> found = [];
        for (; from <= head && found.Count == 0; from += Piece)
        {
            found = await PieceAsync(message, from, cancellationToken);
        }

        return found;
    }

    private Task<IReadOnlyList<Trace>> PieceAsync(Message message, long from, CancellationToken cancellationToken) =>
        database.QueryAsync<Trace>(
            """
            select sequence, content as json
              from events
             where company_id = @CompanyId and sequence >= @from and sequence < @to and subject = @ChatId and occurred_at = @CreatedAt
               and type in ('message.received', 'message.accepted') and content like @id escape '\'
             order by sequence
             limit 1
            """,
            new { message.CompanyId, message.ChatId, message.CreatedAt, from, to = from + Piece, id = LikePattern.Containing(message.MessageId) },
            cancellationToken);

    /// <summary>Answers are kept for a day; a warning may have named the message to others than its author.</summary>
    private Task<IReadOnlyList<Trace>> FindAnswersAsync(Message message, CancellationToken cancellationToken) =>
        database.QueryAsync<Trace>(
            """
            select answer as json, user_id, idempotency_key as key
              from idempotency_keys
             where company_id = @CompanyId and created_at >= @CreatedAt - @slack and answer like @id escape '\'
             order by user_id, idempotency_key
             limit @limit
            """,
            new
            {
                message.CompanyId,
                message.CreatedAt,
                slack = (long)Idempotency.Lifetime.TotalMilliseconds,
                id = LikePattern.Containing(message.MessageId),
                limit = MostAnswers,
            },
            cancellationToken);
}
