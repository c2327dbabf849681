using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Companies;
using TwoWayChat.Hosting;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Reads what is stored of a session's callbacks.</summary>
internal sealed class ReadExplained(
    CallbackStore store, CursorStore cursors, SessionLog log, ISessionLanes lanes, ChatApiConfigStore configs, DeliveryStore deliveries)
{
    public async Task<ExplainedState> RunAsync(Session session, LiveState? live, CancellationToken cancellationToken)
    {
        var companyId = session.CompanyId;
        var progress = await lanes.ProgressAsync(companyId, [session.SessionId], cancellationToken);
        var cursor = (await cursors.FindAsync(companyId, [session.SessionId], cancellationToken)).Single();
        return new ExplainedState
        {
            Session = session,
            Cursor = cursor,
            Progress = progress[session.SessionId],
            Config = await configs.FindAsync(companyId, cancellationToken) ?? throw ApiException.NotFound("Session"),
            Endpoint = await store.EndpointAsync(companyId, cancellationToken),
            Owner = await store.OwnerAsync(companyId, cancellationToken) is { } owner
                ? new OwnerView(owner.Owner, live is not null, owner.Epoch, owner.LeaseUntil)
                : null,
            Oldest = await OldestAsync(session, cursor, cancellationToken),
            Live = live,
        };
    }

    private async Task<OldestView?> OldestAsync(Session session, CursorPosition cursor, CancellationToken cancellationToken)
    {
        var sight = await log.SightAsync(session, cancellationToken);
        if (await cursors.OldestAsync(session, sight, cursor, cancellationToken) is not { } oldest)
        {
            return null;
        }

        var last = await deliveries.LastAsync(session.CompanyId, session.SessionId, oldest.Sequence, cancellationToken);
        return new OldestView(oldest.Sequence, oldest.Type, oldest.OccurredAt, last?.Attempt ?? 0, last?.Status, last?.Error);
    }
}
