using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>Reads a company's event log.</summary>
internal sealed class LogReader(Database database)
{
    /// <summary>Most events of one read.</summary>
    public const int MostPerRead = 512;

    /// <summary>The events after <paramref name="after"/>, oldest first, <paramref name="limit"/> at most.</summary>
    public Task<IReadOnlyList<LoggedEvent>> AfterAsync(string companyId, long after, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<LoggedEvent>(
            $"""
            select {LogRows.Columns}
              from events
             where company_id = @companyId and sequence > @after
             order by sequence
             limit @limit
            """,
            new { companyId, after, limit = Math.Min(limit, MostPerRead) },
            cancellationToken);

    /// <summary>The events of these sequences, as far as they are kept, in no order.</summary>
    public Task<IReadOnlyList<LoggedEvent>> TheseAsync(string companyId, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) =>
        database.QueryAsync<LoggedEvent>(
            $"select {LogRows.Columns} from events where company_id = @companyId and sequence in @sequences limit @limit",
            new { companyId, sequences, limit = sequences.Count },
            cancellationToken);

    /// <summary>The events up to <paramref name="from"/>, newest first, <paramref name="limit"/> at most.</summary>
    public Task<IReadOnlyList<LoggedEvent>> BackFromAsync(string companyId, long from, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<LoggedEvent>(
            $"""
            select {LogRows.Columns}
              from events
             where company_id = @companyId and sequence <= @from
             order by sequence desc
             limit @limit
            """,
            new { companyId, from, limit = Math.Min(limit, MostPerRead) },
            cancellationToken);

    /// <summary>How far the company's log reaches.</summary>
    public async Task<LogHead> HeadAsync(string companyId, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<LogHead>(
            "select company_id, sequence, access_version from event_heads where company_id = @companyId", new { companyId }, cancellationToken)
        ?? new LogHead { CompanyId = companyId, Sequence = 0, AccessVersion = 0 };

    /// <summary>Heads of several companies at once.</summary>
    public Task<IReadOnlyList<LogHead>> HeadsAsync(IReadOnlyCollection<string> companyIds, CancellationToken cancellationToken) =>
        database.QueryAsync<LogHead>(
            "select company_id, sequence, access_version from event_heads where company_id in @companyIds limit @limit",
            new { companyIds, limit = companyIds.Count },
            cancellationToken);
}
