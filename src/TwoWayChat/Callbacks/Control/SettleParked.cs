using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>What becomes of an event that the receiver refused: it is sent once more, or forgotten.</summary>
internal sealed class SettleParked(
    Database database, DeliveryStore deliveries, ControlStore control, ReplaySpan replay, FindSession find, AuditLog audit)
{
    /// <summary>
    /// Sends it once more; delivered, it is parked no longer. Throws 403 for all but global managers, 404 where it is not parked or the session has
    /// ended, 409 where the log holds it no longer.
    /// </summary>
    public async Task<ReplayView> RedeliverAsync(Caller caller, string sessionId, long sequence, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (await replay.FirstAsync(caller, key, cancellationToken) is { } first)
        {
            return first;
        }

        var session = await find.LiveAsync(caller.Account, sessionId, cancellationToken);
        if (await deliveries.ParkedAsync(session.CompanyId, sessionId, sequence - 1, 1, cancellationToken) is not [var parked] || parked.Sequence != sequence)
        {
            throw ApiException.NotFound("Parked event");
        }

        if (parked.EventId is null)
        {
            throw ApiException.Conflict("The event is no longer kept; all that can be done is to discard the entry");
        }

        return await replay.RunAsync(caller, sessionId, new ReplayRequest(sequence, sequence), key, cancellationToken);
    }

    /// <summary>Forgets it. Throws 403 for all but global managers, 404 where it is not parked.</summary>
    public async Task DiscardAsync(Caller caller, string sessionId, long sequence, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var session = await find.ReadableAsync(caller.Account, sessionId, cancellationToken);
        await database.WriteAsync(
            caller.CompanyId,
            async scope =>
            {
                if (!await control.DiscardAsync(scope, session.CompanyId, sessionId, sequence))
                {
                    throw ApiException.NotFound("Parked event");
                }

                var target = new AuditTarget("session", sessionId, session.UserName);
                await audit.AppendAsync(scope, session.CompanyId, caller.Actor, "session.parked_discarded", target, new { sequence });
            },
            cancellationToken);
    }
}
