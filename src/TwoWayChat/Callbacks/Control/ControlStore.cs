using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Control;

/// <summary>SQL of orders to lanes, of pausing, and of replays.</summary>
internal sealed class ControlStore(Database database)
{
    /// <summary>Most orders that are read at once.</summary>
    public const int MostOrders = 200;

    /// <summary>Most replays of a company that run at the same time.</summary>
    public const int MostReplays = 20;

    /// <summary>A replay does not outlive its session, whatever its row says.</summary>
    private const string SelectReplays =
        """
        select r.company_id, r.replay_id, r.session_id, r.from_sequence, r.to_sequence, r.low_water, r.last_visible, r.acknowledged,
               r.delivered, r.refused, r.created_at, r.created_by,
               case when r.status = 'RUNNING' and s.ended_at is not null then 'STOPPED' else r.status end as status
          from callback_replays r
          join integration_sessions s on s.company_id = r.company_id and s.session_id = r.session_id
        """;

    /// <summary>Orders of the company that nobody has carried out, oldest first.</summary>
    public Task<IReadOnlyList<OrderRow>> OrdersAsync(string companyId, CancellationToken cancellationToken) => database.QueryAsync<OrderRow>(
        """
        select o.order_id, o.session_id, o.kind, o.sequence, o.previous_sequence, coalesce(c.paused, false) as paused
          from callback_orders o
          left join callback_cursors c on c.company_id = o.company_id and c.session_id = o.session_id
         where o.company_id = @companyId
         order by o.order_id
         limit @limit
        """,
        new { companyId, limit = MostOrders },
        cancellationToken);

    /// <summary>Companies whose lane is this node's and has orders waiting.</summary>
    public Task<IReadOnlyList<string>> CompaniesWithOrdersAsync(string owner, CancellationToken cancellationToken) => database.QueryAsync<string>(
        """
        select distinct o.company_id
          from callback_orders o
          join callback_lanes l on l.company_id = o.company_id
         where l.owner = @owner
         limit @limit
        """,
        new { owner, limit = MostOrders },
        cancellationToken);

    public Task AddOrderAsync(WriteScope scope, string companyId, string orderId, string sessionId, SessionOrder order) => scope.ExecuteAsync(
        """
        insert into callback_orders (company_id, order_id, session_id, kind, sequence, previous_sequence)
        values (@companyId, @orderId, @sessionId, @kind, @Sequence, @PreviousSequence)
        """,
        new { companyId, orderId, sessionId, kind = EnumText.Of(order.Kind), order.Sequence, order.PreviousSequence });

    /// <summary>False where it stood so already, or the cursor is closed.</summary>
    public async Task<bool> SetPausedAsync(WriteScope scope, string companyId, string sessionId, bool paused) =>
        await scope.ExecuteAsync(
            """
            update callback_cursors set paused = @paused
             where company_id = @companyId and session_id = @sessionId and paused <> @paused and not closed
            """,
            new { companyId, sessionId, paused }) > 0;

    public Task AddReplayAsync(WriteScope scope, ReplayRow row) => scope.ExecuteAsync(
        """
        insert into callback_replays (company_id, replay_id, session_id, from_sequence, to_sequence, low_water, last_visible, acknowledged,
                                      delivered, refused, status, created_at, created_by)
        values (@CompanyId, @ReplayId, @SessionId, @FromSequence, @ToSequence, @LowWater, @LastVisible, @Acknowledged,
                @Delivered, @Refused, @Status, @CreatedAt, @CreatedBy)
        """,
        row);

    /// <summary>False where it runs no more.</summary>
    public async Task<bool> StopReplayAsync(WriteScope scope, string companyId, string sessionId, string replayId) =>
        await scope.ExecuteAsync(
            """
            update callback_replays set status = 'STOPPED'
             where company_id = @companyId and session_id = @sessionId and replay_id = @replayId and status = 'RUNNING'
            """,
            new { companyId, sessionId, replayId }) > 0;

    public Task<long> CountRunningAsync(WriteScope scope, string companyId) => scope.ScalarAsync<long>(
        """
        select count(*)
          from callback_replays r
          join integration_sessions s on s.company_id = r.company_id and s.session_id = r.session_id
         where r.company_id = @companyId and r.status = 'RUNNING' and s.ended_at is null
        """,
        new { companyId });

    /// <summary>Replays of the company that have not come to an end.</summary>
    public Task<IReadOnlyList<ReplayRow>> RunningAsync(string companyId, CancellationToken cancellationToken) => database.QueryAsync<ReplayRow>(
        $"""
        {SelectReplays}
         where r.company_id = @companyId and r.status = 'RUNNING' and s.ended_at is null
         order by r.replay_id
         limit @limit
        """,
        new { companyId, limit = MostReplays },
        cancellationToken);

    /// <summary>Replays of the session, the newest first, from before <paramref name="beforeId"/>.</summary>
    public Task<IReadOnlyList<ReplayRow>> ReplaysAsync(
        string companyId, string sessionId, string? beforeId, int limit, CancellationToken cancellationToken) => database.QueryAsync<ReplayRow>(
        $"""
        {SelectReplays}
         where r.company_id = @companyId and r.session_id = @sessionId and (@beforeId is null or r.replay_id < @beforeId)
         order by r.replay_id desc
         limit @limit
        """,
        new { companyId, sessionId, beforeId, limit },
        cancellationToken);

    /// <summary>What <c>previousSequence</c> was when events were first sent to the session, as far as the delivery log tells.</summary>
    public Task<IReadOnlyList<SentPosition>> SentAsync(
        string companyId, string sessionId, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) => database.QueryAsync<SentPosition>(
        """
        select sequence, min(previous_sequence) as previous_sequence
          from callback_attempts
         where company_id = @companyId and sequence in @sequences and session_id = @sessionId and previous_sequence is not null
         group by sequence
         order by sequence
         limit @limit
        """,
        new { companyId, sessionId, sequences, limit = sequences.Count },
        cancellationToken);

    /// <summary>The part of a lane's flush that is about orders and replays.</summary>
    public static async Task FlushAsync(WriteScope scope, string companyId, long epoch, LaneFlush flush)
    {
        await CursorUpdate.RewindAsync(scope, companyId, epoch, flush.Cursors.Where(cursor => cursor.Rewound));
        await scope.ExecuteAsync(
            "delete from callback_orders where company_id = @companyId and order_id = @orderId",
            flush.Orders.Select(orderId => new { companyId, orderId }));
        await scope.ExecuteAsync(
            """
            update callback_replays
               set low_water = @LowWater, last_visible = @LastVisible, acknowledged = @Acknowledged, delivered = @Delivered, refused = @Refused,
                   status = @Status
             where company_id = @companyId and replay_id = @ReplayId and status = 'RUNNING'
            """,
            flush.Replays.Select(replay => new
            {
                companyId,
                replay.ReplayId,
                replay.LowWater,
                replay.LastVisible,
                replay.Acknowledged,
                replay.Delivered,
                replay.Refused,
                replay.Status,
            }));
        await scope.ExecuteAsync(
            "delete from parked_callbacks where company_id = @companyId and session_id = @SessionId and sequence = @Sequence",
            flush.Unparked.Select(row => new { companyId, row.SessionId, row.Sequence }));
    }

    /// <summary>Forgets a parked event; false where it is not parked.</summary>
    public async Task<bool> DiscardAsync(WriteScope scope, string companyId, string sessionId, long sequence) =>
        await scope.ExecuteAsync(
            "delete from parked_callbacks where company_id = @companyId and session_id = @sessionId and sequence = @sequence",
            new { companyId, sessionId, sequence }) > 0;
}
