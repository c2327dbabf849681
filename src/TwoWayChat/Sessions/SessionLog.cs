using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Reads what a session may see of its company's log, within its stretch: from its <c>session.created</c> to its <c>session.ended</c>.</summary>
internal sealed class SessionLog(LogReader log, CursorStore cursors, IUserLookup users, ChatApiConfigStore configs)
{
    /// <summary>Most log rows looked at for one page: a session that sees little gets a short page and a cursor to go on with.</summary>
    private const int MostScanned = 20 * LogReader.MostPerRead;

    /// <summary>Rows looked at first for the event before: a client that goes on where it stopped finds it in the very first.</summary>
    private const int Glance = 8;

    /// <summary>What the session may see by the rights of now.</summary>
    public async Task<Sight> SightAsync(Session session, CancellationToken cancellationToken) =>
        (await SightsAsync(session.CompanyId, [session], cancellationToken)).Single();

    /// <summary>The same for several sessions of a company, in their order.</summary>
    public async Task<IReadOnlyList<Sight>> SightsAsync(string companyId, IReadOnlyList<Session> sessions, CancellationToken cancellationToken)
    {
        var types = (await configs.FindAsync(companyId, cancellationToken))?.ChosenTypes?.ToHashSet();
        var userIds = sessions.Select(session => session.UserId).ToHashSet(StringComparer.Ordinal);
        var accounts = (await users.FindByIdsAsync(companyId, userIds, cancellationToken)).ToDictionary(account => account.UserId, StringComparer.Ordinal);
        return [.. sessions.Select(session => new Sight(session.SessionId, accounts.GetValueOrDefault(session.UserId), types))];
    }

    /// <summary>
    /// Where reading after <paramref name="after"/> starts: nothing before the session's stretch, and the chain known up to there. Throws 410
    /// (<c>NO_LONGER_KEPT</c>) where the log does not reach back that far: a client that read on would not notice what it lacks.
    /// </summary>
    public async Task<LogPosition> PositionAsync(Session session, Sight sight, long after, CancellationToken cancellationToken)
    {
        if (await cursors.KeptFromAsync(session, Math.Max(after, session.FirstSequence - 1), cancellationToken) is { } kept)
        {
            throw ApiException.Gone(
                $"Events before sequence {kept} are no longer kept",
                new FieldError("after", "NO_LONGER_KEPT", $"must be {kept - 1} or more"),
                "firstSequence",
                kept);
        }

        if (after < session.FirstSequence)
        {
            return new LogPosition(session.FirstSequence - 1, 0);
        }

        var rows = await log.BackFromAsync(session.CompanyId, after, Glance, cancellationToken);
        var seen = rows.FirstOrDefault(sight.Sees)?.Sequence;
        return new LogPosition(after, seen ?? await cursors.LastSeenAsync(session, sight, after, cancellationToken));
    }

    /// <summary>The next events the session sees after <paramref name="position"/>, <paramref name="limit"/> at most.</summary>
    public async Task<LogSpan> ReadAsync(Session session, Sight sight, LogPosition position, int limit, CancellationToken cancellationToken)
    {
        var span = new LogSpan(session, sight, position, limit);
        var scanned = 0;
        while (!span.IsFull && scanned < MostScanned)
        {
            var rows = await log.AfterAsync(session.CompanyId, span.Position.Sequence, LogReader.MostPerRead, cancellationToken);
            scanned += rows.Count;
            span.Take(rows);
            if (span.IsOver || rows.Count < LogReader.MostPerRead)
            {
                return span;
            }
        }

        span.HasMore = true;
        return span;
    }
}
