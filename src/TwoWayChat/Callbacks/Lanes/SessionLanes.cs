using TwoWayChat.Callbacks.Control;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What Sessions asks of the lanes, wherever the company's lane runs.</summary>
internal sealed class SessionLanes(
    LaneHost host, CallbackStore store, CursorLanes cursors, AcknowledgePulled acknowledge, TimeProvider time) : ISessionLanes
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
        var endpoint = await store.EndpointAsync(companyId, cancellationToken);
        return endpoint is null or { FailingSince: null }
            ? progress
            : progress.ToDictionary(
                entry => entry.Key,
                entry => entry.Value is { PendingCallbacks: > 0, Status: DeliveryStatus.Active } ? entry.Value with { Status = DeliveryStatus.Retrying } : entry.Value,
                StringComparer.Ordinal);
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        acknowledge.RunAsync(companyId, sessionId, sequence, cancellationToken);
}
