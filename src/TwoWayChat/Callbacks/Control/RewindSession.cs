using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Moves a session's cursor back: everything after a sequence comes again, in order, as if it had never been delivered.</summary>
internal sealed class RewindSession(FindControlled find, GiveOrder give, ISessionLanes lanes)
{
    /// <summary>Throws 403 for all but global managers, 404 where there is no such session, 400 for a sequence that does not lie behind the cursor.</summary>
    public async Task<SessionView> RunAsync(Caller caller, string sessionId, RewindRequest request, CancellationToken cancellationToken)
    {
        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        var cursor = await find.CursorAsync(session, cancellationToken);
        new Check()
            .That(request.Sequence is not null, "sequence", "REQUIRED", "must be a number")
            .That(request.Sequence is null or >= 0, "sequence", "INVALID_NUMBER", "must not be negative")
            .That(request.Sequence is null || request.Sequence < cursor.Done, "sequence", "NOT_BEHIND",
                $"does not lie behind the cursor, which stands at {cursor.Done}")
            .Enforce();
        var place = await find.PlaceBeforeAsync(session, request.Sequence!.Value + 1, "sequence", cancellationToken);
        var order = new SessionOrder(OrderKind.Rewind, "session.rewound", place.Sequence, place.Previous ?? 0);
        await give.RunAsync(caller, session, order, new { from = cursor.Done, to = place.Sequence }, null, cancellationToken);
        var progress = await lanes.ProgressAsync(session.CompanyId, [sessionId], cancellationToken);
        return SessionView.Of(session, progress.GetValueOrDefault(sessionId));
    }
}
