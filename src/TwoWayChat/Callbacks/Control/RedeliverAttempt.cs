using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Sends the event of an attempt once more: a replay of one event.</summary>
internal sealed class RedeliverAttempt(DeliveryStore deliveries, ReplaySpan replay, FindControlled find)
{
    /// <summary>
    /// Throws 403 for all but global managers, 404 where the company has no such attempt, 409 where its session has ended or still tries to deliver
    /// the event.
    /// </summary>
    public async Task<ReplayView> RunAsync(Caller caller, string attemptId, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (await replay.FirstAsync(caller, key, cancellationToken) is { } first)
        {
            return first;
        }

        var attempt = await deliveries.FindAsync(caller.CompanyId, attemptId, cancellationToken) ?? throw ApiException.NotFound("Delivery");
        var session = await find.RunAsync(caller, attempt.SessionId, cancellationToken);
        if (!(await find.CursorAsync(session, cancellationToken)).IsDone(attempt.Sequence))
        {
            throw ApiException.Conflict("The event is still being delivered; use retry to have it sent now");
        }

        return await replay.RunAsync(caller, attempt.SessionId, new ReplayRequest(attempt.Sequence, attempt.Sequence), key, cancellationToken);
    }
}
