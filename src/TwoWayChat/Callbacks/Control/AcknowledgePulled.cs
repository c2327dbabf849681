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
        await database.WriteAsync(
            companyId,
            async scope =>
            {
                if (await cursors.PulledAsync(scope, companyId, sessionId, sequence) && lane is null)
                {
                    var order = new SessionOrder(OrderKind.Acknowledge, "session.acknowledged", sequence);
                    await control.AddOrderAsync(scope, companyId, orderId, sessionId, order);
                }
            },
            cancellationToken);
        lane?.AcknowledgeThrough(sessionId, sequence);
    }
}
