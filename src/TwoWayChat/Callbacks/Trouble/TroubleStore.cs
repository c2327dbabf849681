using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>SQL of endpoints in trouble, and of what has been told of them.</summary>
internal sealed class TroubleStore(Database database)
{
    private const int MostPerSweep = 200;

    /// <summary>Endpoints of all companies whose breaker is open, the longest first, with sessions that wait for them.</summary>
    public Task<IReadOnlyList<FailingRow>> FailingAsync(CancellationToken cancellationToken) => database.QueryAsync<FailingRow>(
        """
        select e.company_id, k.name as company_name, e.failing_since, e.last_error
          from callback_endpoints e
          join companies k on k.company_id = e.company_id
         where e.failing_since is not null and e.breaker = 'OPEN'
           and exists (select 1 from callback_cursors c where c.company_id = e.company_id and not c.closed)
           and (select count(*) from callback_alerts a where a.company_id = e.company_id and a.failing_since = e.failing_since) < @kinds
         order by e.failing_since, e.company_id
         limit @limit
        """,
        new { kinds = Enum.GetValues<AlertKind>().Length, limit = MostPerSweep },
        cancellationToken);

    /// <summary>Takes note that this is told of this outage; false where it was told before. Notes of earlier outages go.</summary>
    public async Task<bool> TellAsync(WriteScope scope, FailingRow failing, AlertKind kind, long now)
    {
        await scope.ExecuteAsync(
            "delete from callback_alerts where company_id = @CompanyId and failing_since < @FailingSince", new { failing.CompanyId, failing.FailingSince });
        return await scope.ExecuteAsync(
            """
            insert into callback_alerts (company_id, failing_since, kind, told_at) values (@CompanyId, @FailingSince, @kind, @now)
            on conflict (company_id, failing_since, kind) do nothing
            """,
            new { failing.CompanyId, failing.FailingSince, kind = EnumText.Of(kind), now }) > 0;
    }
}
