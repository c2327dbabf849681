using TwoWayChat.Data;

namespace TwoWayChat.Sessions;

/// <summary>What is read and moved of the cursors while nobody owns them.</summary>
internal sealed class CursorStore(Database database)
{
    public Task<IReadOnlyList<CursorPosition>> FindAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken) => database.QueryAsync<CursorPosition>(
        """
        select session_id, low_water, acknowledged, delivered_sequence, pulled_through
          from callback_cursors
         where company_id = @companyId and session_id in @sessionIds
         limit @limit
        """,
        new { companyId, sessionIds, limit = sessionIds.Count },
        cancellationToken);

    public Task PulledAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        scope => scope.ExecuteAsync(
            """
            update callback_cursors set pulled_through = @sequence
             where company_id = @companyId and session_id = @sessionId and pulled_through < @sequence
            """,
            new { companyId, sessionId, sequence }),
        cancellationToken);
}
