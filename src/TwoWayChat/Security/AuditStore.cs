using System.Globalization;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>Reads the audit log, which no user changes; the erasure of a person takes the person's name out of it.</summary>
internal sealed class AuditStore(Database database)
{
    /// <summary>Keys of a cursor: time and id.</summary>
    public const int Keys = 2;

    /// <summary>
    /// Lines of the company, the newest first, one beyond the limit; <see cref="PageRequest.Search"/> looks through the names of who did it and what
    /// it was done to. Throws 403 for all but global managers, 400 for a cursor that is none.
    /// </summary>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(Account viewer, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(viewer);
        return database.QueryAsync<AuditEntry>(
            $"""
            select audit_id, at, actor_id, actor_name, on_behalf_of_name, action, target_type, target_id, target_name, details
              from audit_entries
             where company_id = @companyId and (at, audit_id) < (@before, @beforeId) and {filter.Sql} and search_key like @search escape '\'
             order by at desc, audit_id desc
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                before = page.AfterNumber(0, first: long.MaxValue),
                beforeId = page.AfterText(1),
                action = filter.Action,
                actorId = filter.ActorId,
                targetId = filter.TargetId,
                search = page.SearchPattern,
                limit = page.Limit + 1,
            },
            cancellationToken);
    }

    public static string[] KeysOf(AuditEntry entry) => [entry.At.ToString(CultureInfo.InvariantCulture), entry.AuditId];

}
