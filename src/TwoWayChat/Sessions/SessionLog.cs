using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Reads what a session may see of its company's log, within its stretch: from its <c>session.created</c> to its <c>session.ended</c>.</summary>
internal sealed class SessionLog(LogReader log, IUserLookup users, ChatApiConfigStore configs)
{
    /// <summary>Most log rows looked at for one page: a session that sees little gets a short page and a cursor to go on with.</summary>
    private const int MostScanned = 20 * LogReader.MostPerRead;

    /// <summary>Rows looked at first for the event before: a client that goes on where it stopped finds it in the very first.</summary>
    private const int Glance = 8;

    /// <summary>What the session may see by the rights of now.</summary>
    public async Task<Sight> SightAsync(Session session, CancellationToken cancellationToken)
    {
        var account = await users.FindByIdAsync(session.CompanyId, session.UserId, cancellationToken);
        var config = await configs.FindAsync(session.CompanyId, cancellationToken);
        return new Sight(session.SessionId, account, config?.ChosenTypes?.ToHashSet());
    }

    /// <summary>Where reading after <paramref name="after"/> starts: nothing before the session's stretch, and the chain known up to there.</summary>
    public async Task<LogPosition> PositionAsync(Session session, Sight sight, long after, CancellationToken cancellationToken)
    {
        if (after < session.FirstSequence)
        {
            return new LogPosition(session.FirstSequence - 1, 0);
        }

        var (from, rowCount) = (after, Glance);
        while (from >= session.FirstSequence)
        {
            var rows = await log.BackFromAsync(session.CompanyId, from, rowCount, cancellationToken);
            if (rows.FirstOrDefault(sight.Sees) is { } seen)
            {
                return new LogPosition(after, seen.Sequence);
            }

            from = rows.Count == 0 ? 0 : rows[^1].Sequence - 1;
            rowCount = LogReader.MostPerRead;
        }

        return new LogPosition(after, null);
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

    /// <summary>How many events the session sees after <paramref name="after"/>.</summary>
    public async Task<long> CountAsync(Session session, long after, CancellationToken cancellationToken)
    {
        var sight = await SightAsync(session, cancellationToken);
        var position = new LogPosition(Math.Max(after, session.FirstSequence - 1), null);
        var count = 0L;
        LogSpan span;
        do
        {
            span = await ReadAsync(session, sight, position, int.MaxValue, cancellationToken);
            count += span.Events.Count;
            position = span.Position;
        }
        while (span.HasMore);

        return count;
    }
}
