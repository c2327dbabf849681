using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>SQL by which a lane writes what it has got done. Cursors only move forward, whoever writes, unless a manager had one move back.</summary>
internal sealed class FlushStore
{
    private const int MostAtOnce = 64;

    /// <summary>
    /// Leases, cursors and attempts of several lanes in one statement, a transaction by itself: the one round trip of nearly every flush. The lanes are
    /// locked in the order of the companies, so that no two such statements wait for each other.
    /// </summary>
    private const string AtOnce =
        """
        with held as (
            select l.company_id, l.epoch
              from unnest(@Companies, @Epochs) as f(company_id, epoch)
              join callback_lanes l on l.company_id = f.company_id and l.epoch = f.epoch
             order by l.company_id
               for update of l
        ), moved as (
            update callback_cursors c
               set low_water = u.low_water, last_visible = u.last_visible, acknowledged = u.acknowledged,
                   delivered_sequence = u.delivered_sequence, ending = u.ending, idle = u.idle, closed = u.closed, epoch = held.epoch
              from unnest(@CursorCompanies, @CursorEpochs, @Sessions, @LowWaters, @LastVisibles, @Acknowledged, @Delivered, @Endings, @Idle, @Closings)
                       as u(company_id, epoch, session_id, low_water, last_visible, acknowledged, delivered_sequence, ending, idle, closed)
              join held on held.company_id = u.company_id and held.epoch = u.epoch
             where c.company_id = u.company_id and c.session_id = u.session_id and c.low_water <= u.low_water and not c.closed
        ), marked as (
            update callback_lanes l
               set idle_through = u.idle_through
              from unnest(@Companies, @Epochs, @IdleThrough) as u(company_id, epoch, idle_through)
              join held on held.company_id = u.company_id and held.epoch = u.epoch
             where l.company_id = u.company_id and u.idle_through is not null
        ), told as (
            insert into callback_attempts (company_id, attempt_id, session_id, sequence, event_id, event_type, attempt, started_at, duration_ms,
                                           outcome, status, error, answer, previous_sequence, replay)
            select u.company_id, u.attempt_id, u.session_id, u.sequence, u.event_id, u.event_type, u.attempt, u.started_at, u.duration_ms,
                   u.outcome, u.status, u.error, u.answer, u.previous_sequence, u.replay
              from unnest(@AttemptCompanies, @AttemptEpochs, @AttemptIds, @AttemptSessions, @Sequences, @EventIds, @EventTypes, @Attempts, @StartedAt,
                          @Durations, @Outcomes, @Statuses, @Errors, @Answers, @Previous, @Replays)
                       as u(company_id, epoch, attempt_id, session_id, sequence, event_id, event_type, attempt, started_at, duration_ms,
                            outcome, status, error, answer, previous_sequence, replay)
              join held on held.company_id = u.company_id and held.epoch = u.epoch
            on conflict (company_id, attempt_id) do nothing
        )
        select company_id, epoch from held
        """;

    private readonly Database database;
    private readonly Gathering<FlushRequest, bool> plain;

    public FlushStore(Database database)
    {
        this.database = database;
        plain = new Gathering<FlushRequest, bool>(WriteAtOnceAsync, MostAtOnce);
    }

    /// <summary>Writes a flush; false, and nothing is written, when the lane is another's by now.</summary>
    public Task<bool> WriteAsync(string companyId, long epoch, LaneFlush flush, CancellationToken cancellationToken) =>
        database.Dialect.TakesArrays && flush.IsPlain
            ? plain.AskAsync(new FlushRequest(companyId, epoch, flush), cancellationToken)
            : WriteTogetherAsync(companyId, epoch, flush, cancellationToken);

    private async Task<IReadOnlyList<bool>> WriteAtOnceAsync(IReadOnlyList<FlushRequest> requests)
    {
        var held = (await database.QueryAsync<LaneRow>(AtOnce, new FlushColumns(requests), CancellationToken.None)).ToHashSet();
        return [.. requests.Select(request => held.Contains(new LaneRow { CompanyId = request.CompanyId, Epoch = request.Epoch }))];
    }

    private Task<bool> WriteTogetherAsync(string companyId, long epoch, LaneFlush flush, CancellationToken cancellationToken) =>
        flush is { IsPlain: true, IsUrgent: false }
        ? database.WriteSoonAsync(companyId, scope => WriteAsync(scope, companyId, epoch, flush), cancellationToken)
        : database.WriteAsync(companyId, scope => WriteAsync(scope, companyId, epoch, flush), cancellationToken);

    private static async Task<bool> WriteAsync(WriteScope scope, string companyId, long epoch, LaneFlush flush)
    {
        if (!await WriteEachAsync(scope, companyId, epoch, flush))
        {
            return false;
        }

        await WriteParkedAsync(scope, companyId, flush.Parked);
        await ControlStore.FlushAsync(scope, companyId, epoch, flush);
        if (flush.Endpoint is { } endpoint)
        {
            await WriteEndpointAsync(scope, companyId, endpoint);
        }

        return true;
    }

    private static async Task<bool> WriteEachAsync(WriteScope scope, string companyId, long epoch, LaneFlush flush)
    {
        var held = await scope.FirstOrDefaultAsync<long?>(
            $"select epoch from callback_lanes where company_id = @companyId and epoch = @epoch{scope.Dialect.ForUpdate}", new { companyId, epoch });
        if (held is null)
        {
            return false;
        }

        await CursorUpdate.MoveAsync(scope, companyId, epoch, flush.Cursors);
        await WriteAttemptsAsync(scope, flush.Attempts);
        if (flush.IdleThrough is { } idleThrough)
        {
            await scope.ExecuteAsync(
                "update callback_lanes set idle_through = @idleThrough where company_id = @companyId", new { companyId, idleThrough });
        }

        return true;
    }

    private static Task<int> WriteAttemptsAsync(WriteScope scope, IReadOnlyList<AttemptRow> attempts) => scope.ExecuteAsync(
        """
        insert into callback_attempts (company_id, attempt_id, session_id, sequence, event_id, event_type, attempt, started_at, duration_ms,
                                       outcome, status, error, answer, previous_sequence, replay)
        values (@CompanyId, @AttemptId, @SessionId, @Sequence, @EventId, @EventType, @Attempt, @StartedAt, @DurationMs,
                @Outcome, @Status, @Error, @Answer, @PreviousSequence, @Replay)
        on conflict (company_id, attempt_id) do nothing
        """,
        attempts);

    private static Task<int> WriteParkedAsync(WriteScope scope, string companyId, IReadOnlyList<AttemptRow> parked) => scope.ExecuteAsync(
        """
        insert into parked_callbacks (company_id, session_id, sequence, parked_at, attempts, status, error)
        values (@companyId, @SessionId, @Sequence, @StartedAt, @Attempt, @Status, @Error)
        on conflict (company_id, session_id, sequence) do nothing
        """,
        parked.Select(row => new { companyId, row.SessionId, row.Sequence, row.StartedAt, row.Attempt, row.Status, row.Error }));

    private static Task<int> WriteEndpointAsync(WriteScope scope, string companyId, EndpointRow endpoint) => scope.ExecuteAsync(
        """
        insert into callback_endpoints (company_id, breaker, failing_since, last_success_at, last_error, misconfigured, updated_at)
        values (@companyId, @Breaker, @FailingSince, @LastSuccessAt, @LastError, @Misconfigured, @UpdatedAt)
        on conflict (company_id) do update
           set breaker = excluded.breaker, failing_since = excluded.failing_since, last_success_at = excluded.last_success_at,
               last_error = excluded.last_error, misconfigured = excluded.misconfigured, updated_at = excluded.updated_at
        """,
        new
        {
            companyId,
            endpoint.Breaker,
            endpoint.FailingSince,
            endpoint.LastSuccessAt,
            endpoint.LastError,
            endpoint.Misconfigured,
            endpoint.UpdatedAt,
        });
}
