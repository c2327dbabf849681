using TwoWayChat.Callbacks.Control;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Carries out the orders that people give to a lane. Used on the lane's own task only.</summary>
internal sealed class LaneControl(LaneParts parts, CallbackLane lane, LaneSessions sessions, LaneReplays replays, LaneWriter writer)
{
    /// <summary>Carried out, and not yet deleted by a flush.</summary>
    private readonly HashSet<string> carriedOut = new(StringComparer.Ordinal);

    private readonly List<OrderRow> rewinds = [];
    private readonly List<TaskCompletionSource> waiting = [];
    private bool wanted = true;

    /// <summary>There may be orders; <paramref name="done"/> is told when they have taken effect.</summary>
    public void Want(TaskCompletionSource? done)
    {
        wanted = true;
        if (done is not null)
        {
            waiting.Add(done);
        }
    }

    /// <summary>Carries out what there is. May be called again where it has thrown.</summary>
    public async Task TurnAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        if (wanted)
        {
            await ReadAsync(now, cancellationToken);
        }

        foreach (var order in rewinds.Where(order => sessions.Find(order.SessionId) is not { HasInFlight: true }).ToList())
        {
            rewinds.Remove(order);
            Rewind(order, now);
        }

        waiting.ForEach(one => one.TrySetResult());
        waiting.Clear();
    }

    private async Task ReadAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        var orders = await parts.Control.OrdersAsync(lane.CompanyId, cancellationToken);
        if (orders.Any(order => order.Kind == EnumText.Of(OrderKind.Replay)))
        {
            await replays.LoadAsync(cancellationToken);
        }

        carriedOut.IntersectWith(orders.Select(order => order.OrderId));
        foreach (var order in orders.Where(order => carriedOut.Add(order.OrderId)))
        {
            CarryOut(order, now);
        }

        wanted = orders.Count == ControlStore.MostOrders;
    }

    private void CarryOut(OrderRow order, TimeSpan now)
    {
        var session = sessions.Find(order.SessionId);
        switch (EnumText.Parse<OrderKind>(order.Kind))
        {
            case OrderKind.Pause when session is not null:
                session.Paused = order.Paused;
                break;
            case OrderKind.Retry when session is not null:
                session.ClearTimers();
                lane.RetryNow();
                break;
            case OrderKind.Acknowledge when session is not null && order.Sequence is { } sequence:
                session.AcknowledgeThrough(sequence);
                writer.Cursor(session, now);
                break;
            case OrderKind.Rewind when session is { Ending: false }:
                session.Held = true;
                rewinds.Add(order);
                return;
            default:
                break; // The session is over, or the replays have been read.
        }

        Done(order, session, now);
    }

    private void Rewind(OrderRow order, TimeSpan now)
    {
        var session = sessions.Find(order.SessionId);
        if (session is not null)
        {
            session.Held = rewinds.Exists(other => other.SessionId == order.SessionId);
            if (!session.Ending && order.Sequence < lane.LowWaterOf(session))
            {
                session.RewindTo(order.Sequence.Value, order.PreviousSequence ?? 0);
                writer.Cursor(session, now);
            }
        }

        Done(order, session, now);
    }

    private void Done(OrderRow order, SessionCursor? session, TimeSpan now)
    {
        writer.OrderDone(order.OrderId, now);
        if (session is not null)
        {
            lane.Look(session);
            foreach (var cursor in replays.All.Where(cursor => cursor.SessionId == order.SessionId).ToList())
            {
                lane.Look(cursor); // What its session held up, it held up too.
            }
        }
    }
}
