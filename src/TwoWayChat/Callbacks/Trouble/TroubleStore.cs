using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>SQL of endpoints in trouble, and of what has been told of them.</summary>
internal sealed class TroubleStore(Database database)
{
    private const int MostPerSweep = 200;

    /// <summary>
    /// Endpoints of all companies that fail while sessions wait for them, and of which something is due at <paramref name="now"/> and not told; the longest
    /// in trouble first. Where the breaker is closed, as with a receiver that only asks for patience, they have been tried in vain for five minutes.
    /// </summary>
    public Task<IReadOnlyList<FailingRow>> FailingAsync(long now, CancellationToken cancellationToken) => database.QueryAsync<FailingRow>(
        $"""
        select e.company_id, k.name as company_name, e.failing_since, e.last_error, e.misconfigured
          from callback_endpoints e
          join companies k on k.company_id = e.company_id
         where e.failing_since is not null and (e.breaker = 'OPEN' or (e.breaker = 'CLOSED' and e.updated_at - e.failing_since >= @lasting))
           and exists (select 1 from callback_cursors c where c.company_id = e.company_id and not c.closed)
           and (e.failing_since <= @fiveMinutesAgo and {NotTold(TroubleKind.FiveMinutes)}
                or e.failing_since <= @anHourAgo and {NotTold(TroubleKind.OneHour)}
                or e.misconfigured and {NotTold(TroubleKind.Misconfigured)})
         order by e.failing_since, e.company_id
         limit @limit
        """,
        new
        {
            lasting = (long)FailingRow.Lasting.TotalMilliseconds,
            fiveMinutesAgo = now - (long)FailingRow.Lasting.TotalMilliseconds,
            anHourAgo = now - (long)FailingRow.LastingLong.TotalMilliseconds,
            limit = MostPerSweep,
        },
        cancellationToken);

    /// <summary>Takes note that this is told of this outage; false where it was told before. Notes of earlier outages go.</summary>
    public async Task<bool> TellAsync(WriteScope scope, FailingRow failing, TroubleKind kind, long now)
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

    private static string NotTold(TroubleKind kind) =>
        $"""
        not exists (select 1 from callback_alerts a
                     where a.company_id = e.company_id and a.failing_since = e.failing_since and a.kind = '{EnumText.Of(kind)}')
        """;
}
