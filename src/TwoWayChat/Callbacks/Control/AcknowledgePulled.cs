using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>
/// Writes down how far a pulling client has got, and lets the owner of the cursor know: the lane of this node at once, one elsewhere by an order, so
/// that it does not send what the client has.
/// </summary>
internal sealed class AcknowledgePulled(Database database, CursorStore cursors, ControlStore control, LaneHost host, Ids ids)
{
    public async Task RunAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken)
    {
        var lane = host.Find(companyId) is { IsEnding: false } here ? here : null;
        var orderId = ids.New();
        var moved = await database.WriteAsync(
            companyId,
            async scope =>
            {
                var moved = await cursors.PulledAsync(scope, companyId, sessionId, sequence);
                if (moved && lane is null)
                {
                    await OrderAsync(scope, companyId, orderId, sessionId, sequence);
                }

                return moved;
            },
            cancellationToken);
        if (moved && lane is not null && !await lane.AcknowledgeThroughAsync(sessionId, sequence))
        {
            // Its successor may not know.
            await database.WriteAsync(companyId, scope => OrderAsync(scope, companyId, orderId, sessionId, sequence), cancellationToken);
        }
    }

    private Task OrderAsync(WriteScope scope, string companyId, string orderId, string sessionId, long sequence) =>
        control.AddOrderAsync(scope, companyId, orderId, sessionId, new SessionOrder(OrderKind.Acknowledge, "session.acknowledged", sequence));
}
