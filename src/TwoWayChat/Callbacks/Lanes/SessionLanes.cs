using TwoWayChat.Callbacks.Control;
using TwoWayChat.Companies;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What Sessions asks of the lanes, wherever the company's lane runs.</summary>
internal sealed class SessionLanes(
    LaneHost host, CallbackStore store, CursorLanes cursors, AcknowledgePulled acknowledge, ChatApiConfigStore configs, TimeProvider time) : ISessionLanes
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public void Opened(string companyId) => host.Opened(companyId);

    public async Task FenceAsync(string companyId, string sessionId, CancellationToken cancellationToken)
    {
        if (host.Find(companyId) is { } lane && await lane.FenceAsync(sessionId).WaitAsync(cancellationToken))
        {
            return;
        }

        using var timer = new PeriodicTimer(Poll, time);
        while (!await store.EndConfirmedAsync(companyId, sessionId, cancellationToken) && await timer.WaitForNextTickAsync(cancellationToken))
        {
            // The owner confirms by its next flush; if it is dead, its lease runs out.
        }
    }

    public async Task<IReadOnlyDictionary<string, SessionProgress>> ProgressAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken)
    {
        var progress = await cursors.ProgressAsync(companyId, sessionIds, cancellationToken);
        return await EndpointStatusAsync(companyId, cancellationToken) is not { } status
            ? progress
            : progress.ToDictionary(
                entry => entry.Key,
                entry => entry.Value is { PendingCallbacks: > 0, Status: DeliveryStatus.Active } ? entry.Value with { Status = status } : entry.Value,
                StringComparer.Ordinal);
    }

    public async Task<SessionProgress?> LastProgressAsync(string companyId, string sessionId, CancellationToken cancellationToken)
    {
        var known = host.Find(companyId) is { } lane ? await lane.PositionAsync(sessionId).WaitAsync(cancellationToken) : null;
        return await cursors.LastProgressAsync(companyId, sessionId, known, cancellationToken);
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        acknowledge.RunAsync(companyId, sessionId, sequence, cancellationToken);

    /// <summary>What the endpoint makes of sessions that have something to send; null where it is well.</summary>
    private async Task<DeliveryStatus?> EndpointStatusAsync(string companyId, CancellationToken cancellationToken)
    {
        if ((await configs.FindAsync(companyId, cancellationToken))?.DisabledReason is not null)
        {
            return DeliveryStatus.Paused;
        }

        return (await store.EndpointAsync(companyId, cancellationToken))?.FailingSince is null ? null : DeliveryStatus.Retrying;
    }
}
