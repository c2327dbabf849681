namespace TwoWayChat.Sessions;

/// <summary>One client's reading of a session's events, from where it stands to wherever the log goes.</summary>
internal sealed class SessionFollower(FollowSession source, FollowedView view, LogPosition position, HeadSignal signal) : IDisposable
{
    private FollowedView current = view;
    private LogPosition reached = position;

    /// <summary>
    /// The next events, <paramref name="limit"/> at most; throws when the caller has lost the right to them. Rights are looked at after reading,
    /// so that no event after a change goes by the old ones.
    /// </summary>
    public async Task<LogSpan> NextAsync(int limit, CancellationToken cancellationToken)
    {
        signal.Reset();
        while (true)
        {
            var span = await source.ReadAsync(current, reached, limit, cancellationToken);
            var refreshed = await source.RefreshAsync(current, cancellationToken);
            if (ReferenceEquals(refreshed, current))
            {
                reached = span.Position;
                return span;
            }

            current = refreshed;
        }
    }

    /// <summary>True as soon as the log has grown since <see cref="NextAsync"/> looked; false when it has not for that long.</summary>
    public Task<bool> GrowsAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, cancellationToken);

    public void Dispose() => signal.Dispose();
}
