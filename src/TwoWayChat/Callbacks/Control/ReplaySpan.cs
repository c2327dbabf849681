using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>
/// Sends a span of what a session has been sent once more, beside its normal traffic and marked <c>chat-replay</c>; the session's cursor stays where it is.
/// </summary>
internal sealed class ReplaySpan(FindControlled find, GiveOrder give, ControlStore control, Idempotency idempotency, Ids ids, TimeProvider time)
{
    /// <summary>Most sequences of one span.</summary>
    public const long MostSequences = 100_000;

    /// <summary>
    /// Throws 403 for all but global managers, 404 where there is no such session, 409 where nothing is called or too many replays run, 400 for a span
    /// that is none, or has not been sent yet.
    /// </summary>
    public async Task<ReplayView> RunAsync(
        Caller caller, string sessionId, ReplayRequest request, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (await FirstAsync(caller, key, cancellationToken) is { } first)
        {
            return first;
        }

        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        await find.RequireCallsAsync(session.CompanyId, cancellationToken);
        var (from, to) = Span(session, request, await find.CursorAsync(session, cancellationToken));
        var place = await find.PlaceBeforeAsync(session, from, "fromSequence", cancellationToken);
        var row = Row(caller, session, place, to);
        var view = ReplayView.Of(row);
        var order = new SessionOrder(OrderKind.Replay, "session.replayed");
        await give.RunAsync(
            caller,
            session,
            order,
            new { row.FromSequence, row.ToSequence },
            async scope =>
            {
                view = await idempotency.RunAsync(scope, key, () => AddAsync(scope, row));
                return view.Id == row.ReplayId;
            },
            cancellationToken);
        return view;
    }

    /// <summary>
    /// What the same request has answered before, whatever has become of its session and event since; throws 403 for all but global managers.
    /// </summary>
    public Task<ReplayView?> FirstAsync(Caller caller, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return idempotency.FirstAsync<ReplayView>(key, cancellationToken);
    }

    private async Task<ReplayView> AddAsync(WriteScope scope, ReplayRow row)
    {
        if (await control.CountRunningAsync(scope, row.CompanyId) >= ControlStore.MostReplays)
        {
            throw ApiException.Conflict($"{ControlStore.MostReplays} replays are running; wait for one to end, or stop one");
        }

        await control.AddReplayAsync(scope, row);
        return ReplayView.Of(row);
    }

    /// <summary>Up to the cursor; a single event may lie above it, behind one of another subject that is not done.</summary>
    private static (long From, long To) Span(Session session, ReplayRequest request, CursorPosition cursor)
    {
        var check = new Check();
        check.That(request.FromSequence is not null, "fromSequence", "REQUIRED", "must be a number");
        var from = Math.Max(request.FromSequence ?? 0, session.FirstSequence);
        var done = from == request.ToSequence && cursor.IsDone(from) ? from : cursor.Done;
        var to = request.ToSequence ?? done;
        check.That(request.FromSequence is null or >= 0, "fromSequence", "INVALID_NUMBER", "must not be negative")
            .That(from <= done, "fromSequence", "NOT_SENT_YET", $"lies beyond the cursor, which stands at {done}")
            .That(to <= done, "toSequence", "NOT_SENT_YET", $"lies beyond the cursor, which stands at {done}")
            .That(request.ToSequence is null || to >= from, "toSequence", "INVALID_SPAN", "lies before the span's beginning")
            .That(to - from < MostSequences, "toSequence", "SPAN_TOO_LONG", $"makes a span of more than {MostSequences} sequences")
            .Enforce();
        return (from, to);
    }

    private ReplayRow Row(Caller caller, Session session, LogPosition place, long to) => new()
    {
        CompanyId = session.CompanyId,
        ReplayId = ids.New(),
        SessionId = session.SessionId,
        FromSequence = place.Sequence + 1,
        ToSequence = to,
        LowWater = place.Sequence,
        LastVisible = place.Previous ?? 0,
        Acknowledged = "",
        Delivered = 0,
        Refused = 0,
        Status = EnumText.Of(ReplayStatus.Running),
        CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        CreatedBy = caller.Authenticated.DisplayName,
    };
}
