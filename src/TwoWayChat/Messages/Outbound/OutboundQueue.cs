using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Messages.Outbound;

/// <summary>
/// Messages that wait for their gateway. A row is claimed by a node for a time and stays until the result is stored; of each chat only the first is
/// ever claimed. Times are the database server's.
/// </summary>
internal sealed class OutboundQueue(Database database, ConsentLedger ledger, Ids ids)
{
    /// <summary>How long a claim holds: longer than any gateway takes to answer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>The row as this attempt has claimed it: a claim that ran out is fenced off, even where the same node took the next.</summary>
    private const string Claimed = "company_id = @CompanyId and message_id = @MessageId and owner = @owner and attempt = @Attempt";

    /// <summary>A claim that is younger than this needs no renewal: what is left of it is longer than any gateway may take.</summary>
    private static readonly TimeSpan Fresh = Lease / 4;

    private readonly string owner = ids.New();
    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Rung after commits that queue something.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Whether anything is due.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<string>($"select message_id from outbound_queue where due_at <= {now} limit 1", null, cancellationToken) is not null;

    /// <summary>Claims up to <paramref name="limit"/> due messages, the longest due first.</summary>
    public async Task<IReadOnlyList<QueuedText>> ClaimAsync(int limit, CancellationToken cancellationToken)
    {
        var claimedAt = TimeProvider.System.GetTimestamp(); // Before the claim, whose time is the database's: the node's is never the longer.
        var claimed = await database.WriteAsync("", scope => ClaimAsync(scope, limit), cancellationToken);
        var texts = new List<QueuedText>();
        foreach (var company in claimed.GroupBy(claim => claim.CompanyId))
        {
            texts.AddRange(await ReadAsync(company.Key, [.. company.Select(claim => claim.MessageId)], cancellationToken));
        }

        return [.. texts.Select(text => text with { ClaimedAt = claimedAt })];
    }

    /// <summary>
    /// Makes sure that a claim holds for as long as a gateway takes: one that has stood behind others is renewed. False where it has run out and the
    /// message is another attempt's, perhaps of this very node.
    /// </summary>
    /// <param name="text">The message, which is handed over next.</param>
    /// <param name="onlyOnce">Its gateway must not get it twice: from here on nobody knows whether it has, until a result is stored.</param>
    /// <param name="cancellationToken">Until the write is queued.</param>
    public async Task<bool> HoldAsync(QueuedText text, bool onlyOnce, CancellationToken cancellationToken) =>
        (!onlyOnce && TimeProvider.System.GetElapsedTime(text.ClaimedAt) < Fresh)
        || await database.WriteAsync(text.CompanyId, scope => RenewAsync(scope, text, onlyOnce), cancellationToken) > 0;

    /// <summary>Why the customer must not get a claimed message, as it is committed at this moment; null where nothing forbids it.</summary>
    public async Task<ConsentEntry?> FindRefusalAsync(QueuedText text, CancellationToken cancellationToken) =>
        text.DespiteOptOut ? null : await ledger.FindRefusalAsync(text.CompanyId, text.ToAddress, text.FromAddress, cancellationToken);

    /// <summary>Takes a message off the queue; false where the claim ran out and another attempt has it now.</summary>
    public async Task<bool> RemoveAsync(WriteScope scope, QueuedText text) =>
        await scope.ExecuteAsync(
            $"delete from outbound_queue where {Claimed}", new { text.CompanyId, text.MessageId, owner, text.Attempt }) > 0;

    /// <summary>Takes a message off the queue that no node has claimed and no gateway may have; false where one has, or it is not there.</summary>
    public async Task<bool> WithdrawAsync(WriteScope scope, string companyId, string messageId) =>
        await scope.ExecuteAsync(
            "delete from outbound_queue where company_id = @companyId and message_id = @messageId and owner is null and not unclear",
            new { companyId, messageId }) > 0;

    /// <summary>
    /// Gives a claimed message back, to be tried after <paramref name="delay"/>: the gateway does not have it, or, <paramref name="unclear"/>, may have it.
    /// </summary>
    public Task PostponeAsync(WriteScope scope, QueuedText text, TimeSpan delay, bool unclear) => scope.ExecuteAsync(
        $"""
        update outbound_queue
           set owner = null, unclear = @unclear, due_at = {now} + @delay
         where {Claimed}
        """,
        new { text.CompanyId, text.MessageId, owner, text.Attempt, unclear, delay = (long)delay.TotalMilliseconds });

    /// <summary>At the start of a server that is alone on its database: what an earlier run had claimed died with it and is due at once.</summary>
    public Task TakeOverAsync(CancellationToken cancellationToken) => database.IsExclusive
        ? database.WriteAsync("", scope => scope.ExecuteAsync("update outbound_queue set due_at = 0 where owner is not null"), cancellationToken)
        : Task.CompletedTask;

    private Task<int> RenewAsync(WriteScope scope, QueuedText text, bool onlyOnce) => scope.ExecuteAsync(
        $"update outbound_queue set due_at = {now} + @lease, unclear = unclear or @onlyOnce where {Claimed}",
        new { text.CompanyId, text.MessageId, owner, text.Attempt, onlyOnce, lease = (long)Lease.TotalMilliseconds });

    private async Task<IReadOnlyList<ClaimedRow>> ClaimAsync(WriteScope scope, int limit) => await scope.QueryAsync<ClaimedRow>(
        $"""
        update outbound_queue
           set owner = @owner, attempt = attempt + 1, due_at = {now} + @lease
         where due_at <= {now} and (company_id, message_id) in (
               select q.company_id, q.message_id
                 from outbound_queue q
                where q.due_at <= {now}
                  and not exists (select 1 from outbound_queue e
                                   where e.company_id = q.company_id and e.chat_id = q.chat_id and e.number < q.number)
                order by q.due_at
                limit @limit)
        returning company_id, message_id
        """,
        new { owner, limit, lease = (long)Lease.TotalMilliseconds });

    private Task<IReadOnlyList<QueuedText>> ReadAsync(string companyId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        database.QueryAsync<QueuedText>(
            """
            select q.company_id, o.name as company_name, q.message_id, q.chat_id, q.gateway, m.from_address, m.to_address, m.text, m.media as kept_media, m.created_at,
                   q.attempt, q.unclear, q.despite_opt_out
              from outbound_queue q
              join companies o on o.company_id = q.company_id
              join messages m on m.company_id = q.company_id and m.message_id = q.message_id
             where q.company_id = @companyId and q.message_id in @messageIds
             limit @limit
            """,
            new { companyId, messageIds, limit = messageIds.Count },
            cancellationToken);

    private sealed record ClaimedRow
    {
        public required string CompanyId { get; init; }

        public required string MessageId { get; init; }
    }
}
