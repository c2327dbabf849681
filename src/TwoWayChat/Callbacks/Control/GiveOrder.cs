using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>
/// Gives an order to whoever owns a session's cursor: writes it down with its audit entry, and has the lane of this node, if it is the owner, carry it
/// out before the answer. An owner elsewhere finds the row within its renewal interval.
/// </summary>
internal sealed class GiveOrder(Database database, ControlStore control, AuditLog audit, LaneHost host, Ids ids)
{
    /// <param name="caller">Who gives it.</param>
    /// <param name="session">Whose cursor.</param>
    /// <param name="order">What to do.</param>
    /// <param name="details">For the audit log.</param>
    /// <param name="with">What is written with it; false means that nothing has changed, and then nothing is ordered.</param>
    /// <param name="cancellationToken">Until the write is queued.</param>
    public async Task RunAsync(
        Caller caller, Session session, SessionOrder order, object? details, Func<WriteScope, Task<bool>>? with, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session.CompanyId,
            async scope =>
            {
                if (with is not null && !await with(scope))
                {
                    return;
                }

                await control.AddOrderAsync(scope, session.CompanyId, ids.New(), session.SessionId, order);
                var target = new AuditTarget("session", session.SessionId, session.UserName);
                await audit.AppendAsync(scope, session.CompanyId, caller.Actor, order.Action, target, details);
            },
            cancellationToken);
        if (host.Find(session.CompanyId) is { } lane)
        {
            await lane.OrderedAsync();
        }
    }
}
