using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>Receipts that the simulated carrier still owes. Times are the database server's.</summary>
internal sealed class SimulatorStore(Database database)
{
    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Rung after commits that add a receipt.</summary>
    public Doorbell Bell { get; } = new();

    public Task AddReceiptAsync(WriteScope scope, QueuedText text, string providerMessageId, MessageState state, TimeSpan delay) => scope.ExecuteAsync(
        $"""
        insert into simulator_receipts (company_id, provider_message_id, state, due_at)
        values (@CompanyId, @providerMessageId, @state, {now} + @delay)
        """,
        new { text.CompanyId, providerMessageId, state = EnumText.Of(state), delay = (long)delay.TotalMilliseconds });

    public Task<IReadOnlyList<DueReceipt>> DueAsync(int limit, CancellationToken cancellationToken) => database.QueryAsync<DueReceipt>(
        $"""
        select r.company_id, o.name as company_name, r.provider_message_id, r.state
          from simulator_receipts r
          join companies o on o.company_id = r.company_id
         where r.due_at <= {now}
         order by r.due_at
         limit @limit
        """,
        new { limit },
        cancellationToken);

    /// <summary>Takes a receipt away; false where another node has done so.</summary>
    public async Task<bool> RemoveAsync(WriteScope scope, DueReceipt receipt) =>
        await scope.ExecuteAsync(
            "delete from simulator_receipts where company_id = @CompanyId and provider_message_id = @ProviderMessageId", receipt) > 0;
}
