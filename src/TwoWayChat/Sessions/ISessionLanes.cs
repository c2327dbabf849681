namespace TwoWayChat.Sessions;

/// <summary>
/// The named seam to whoever owns the sessions' cursors and sends their callbacks, one slice above. <see cref="CursorLanes"/> answers where nobody
/// sends: from the rows alone.
/// </summary>
internal interface ISessionLanes
{
    /// <summary>A session of the company has been registered: its first callback is wanted now. Must not wait.</summary>
    void Opened(string companyId);

    /// <summary>
    /// Completes when no attempt but that of <c>session.ended</c> will start any more for a session whose end is committed: its owner has confirmed,
    /// or the owner's lease has run out.
    /// </summary>
    Task FenceAsync(string companyId, string sessionId, CancellationToken cancellationToken);

    /// <summary>How far the sessions have got; what is not a session of the company is left out.</summary>
    Task<IReadOnlyDictionary<string, SessionProgress>> ProgressAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken);

    /// <summary>
    /// How far a session has got, to be told in its end: by what its owner has in hand, not by rows that follow it, and counted to the last, if it is not more
    /// than a million. Null for what is not a session of the company.
    /// </summary>
    Task<SessionProgress?> LastProgressAsync(string companyId, string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// The client has taken everything up to <paramref name="sequence"/>. Only ever forward: less than before changes nothing. That it does not lie
    /// beyond the head of the log has been checked.
    /// </summary>
    Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken);
}
