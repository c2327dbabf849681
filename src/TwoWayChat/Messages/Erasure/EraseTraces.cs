using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Messages.Erasure;

/// <summary>
/// Takes an erased person out of the event log, answers kept for repeated requests and the names in the audit log, a piece of the log at a time; a
/// piece done twice is the same as once. No index is paid for at every message so that a rare act be fast.
/// </summary>
internal sealed class EraseTraces(Database database, ContactMerges merges, LogReader log, TimeProvider time)
{
    private const long Piece = 20_000;
    private const int Most = 1000;

    private const string Chats = "select h.chat_id from chats h where h.company_id = @CompanyId and h.contact_id = @ContactId";

    /// <summary>Erasures that are not through, the oldest first.</summary>
    public Task<IReadOnlyList<ErasureRow>> DueAsync(CancellationToken cancellationToken) => database.QueryAsync<ErasureRow>(
        "select company_id, contact_id, next_sequence from erasures order by due_at limit @limit", new { limit = Most }, cancellationToken);

    /// <summary>Sweeps up to where the log reaches now, and forgets the erasure.</summary>
    public async Task RunAsync(ErasureRow erasure, CancellationToken cancellationToken)
    {
        var ids = await merges.IdsAsync(erasure.CompanyId, erasure.ContactId, cancellationToken);
        var head = (await log.HeadAsync(erasure.CompanyId, cancellationToken)).Sequence;
        for (var from = erasure.NextSequence; from < head;)
        {
            from = await SweepAsync(erasure, ids, from, cancellationToken);
        }

        var last = new Trace { Json = "", UserId = "", Key = "" };
        for (var isMore = true; isMore;)
        {
            var answers = await AnswersAsync(erasure, last, cancellationToken);
            isMore = answers.Count == Most;
            last = isMore ? answers[^1] : last;
            var clean = Without(ids, answers);
            await database.WriteAsync(erasure.CompanyId, scope => RewriteTraces.RunAsync(scope, erasure.CompanyId, clean), cancellationToken);
        }

        await database.WriteAsync(erasure.CompanyId, scope => FinishAsync(scope, erasure, ids), cancellationToken);
    }

    /// <summary>One piece; the sequence up to which the log is clean then.</summary>
    private async Task<long> SweepAsync(ErasureRow erasure, IReadOnlyList<string> ids, long from, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync<Trace>(
            $"""
            select e.sequence, e.content as json
              from events e
             where e.company_id = @CompanyId and e.sequence > @from and e.sequence <= @to and (e.subject in @ids or e.subject in ({Chats}))
             order by e.sequence
             limit @limit
            """,
            new { erasure.CompanyId, erasure.ContactId, ids = ids.ToList(), from, to = from + Piece, limit = Most },
            cancellationToken);
        var next = found.Count == Most ? found[^1].Sequence!.Value : from + Piece;
        var clean = Without(ids, found);
        await database.WriteAsync(erasure.CompanyId, scope => SaveAsync(scope, erasure, clean, next), cancellationToken);
        return next;
    }

    private List<Trace> Without(IReadOnlyList<string> ids, IReadOnlyList<Trace> found)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        return [.. found.Select(trace => trace with { Json = PersonJson.Erase(trace.Json, ids, at) })];
    }

    private static async Task<bool> SaveAsync(WriteScope scope, ErasureRow erasure, IReadOnlyList<Trace> clean, long next)
    {
        await RewriteTraces.RunAsync(scope, erasure.CompanyId, clean);
        await scope.ExecuteAsync(
            "update erasures set next_sequence = @next where company_id = @CompanyId and contact_id = @ContactId and next_sequence < @next",
            new { next, erasure.CompanyId, erasure.ContactId });
        return true;
    }

    /// <summary>
    /// Answers after <paramref name="last"/>: they are kept for a day, and name the chat or the contact, by its id or one that was merged into it.
    /// </summary>
    private Task<IReadOnlyList<Trace>> AnswersAsync(ErasureRow erasure, Trace last, CancellationToken cancellationToken) => database.QueryAsync<Trace>(
        """
        select k.answer as json, k.user_id, k.idempotency_key as key
          from idempotency_keys k
         where k.company_id = @CompanyId and (k.user_id, k.idempotency_key) > (@UserId, @Key)
           and (k.answer like @id
                or exists (select 1 from contact_merges m
                            where m.company_id = k.company_id and m.contact_id = @ContactId and k.answer like '%' || m.merged_id || '%')
                or exists (select 1 from chats h
                                              where h.company_id = k.company_id and h.contact_id = @ContactId and h.last_activity_at >= @since
                                                and k.answer like '%' || h.chat_id || '%'))
         order by k.user_id, k.idempotency_key
         limit @limit
        """,
        new
        {
            erasure.CompanyId,
            erasure.ContactId,
            last.UserId,
            last.Key,
            id = LikePattern.Containing(erasure.ContactId),
            since = time.GetUtcNow().ToUnixTimeMilliseconds() - (2 * (long)Idempotency.Lifetime.TotalMilliseconds),
            limit = Most,
        },
        cancellationToken);

    /// <summary>Takes the names out of the audit log, and forgets the erasure.</summary>
    private static async Task<bool> FinishAsync(WriteScope scope, ErasureRow erasure, IReadOnlyList<string> ids)
    {
        var key = new { erasure.CompanyId, erasure.ContactId, ids = ids.ToList() };
        await scope.ExecuteAsync(
            """
            update audit_entries
               set target_name = null, details = '{}', search_key = lower(actor_name)
             where company_id = @CompanyId and target_type = 'contact' and target_id in @ids
            """,
            key);
        await scope.ExecuteAsync("delete from erasures where company_id = @CompanyId and contact_id = @ContactId", key);
        return true;
    }
}
