using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>SQL that moves the heads of companies and adds the events that the move has made room for.</summary>
internal static class LogRows
{
    private const string Move =
        """
        on conflict (company_id) do update
           set sequence = event_heads.sequence + excluded.sequence, access_version = event_heads.access_version + excluded.access_version
        returning company_id, sequence, access_version
        """;

    private const string Head =
        $"insert into event_heads (company_id, sequence, access_version) values (@companyId, @count, @changes) {Move}";

    /// <summary>All columns of an event, in one order.</summary>
    public const string Columns =
        """
        company_id, sequence, event_id, type, subject, occurred_at, property_id, property_before, also_in, assignee_id, assignee_before,
        session_id, content
        """;

    private const string InsertOne =
        $"""
        insert into events ({Columns})
        values (@CompanyId, @Sequence, @EventId, @Type, @Subject, @OccurredAt,
                @PropertyId, @PropertyBefore, @AlsoIn, @AssigneeId, @AssigneeBefore, @SessionId, @Content)
        """;

    private const string HeadsAndEvents =
        $"""
        with head as (
            insert into event_heads (company_id, sequence, access_version)
            select h.company_id, h.count, h.changes
              from unnest(@companies, @counts, @changes) with ordinality as h(company_id, count, changes, n)
             order by h.n
            {Move}
        ), added as (
            insert into events ({Columns})
            select head.company_id, head.sequence - e.behind, e.event_id, e.type, e.subject, e.occurred_at,
                   e.property_id, e.property_before, e.also_in, e.assignee_id, e.assignee_before, e.session_id, e.content
              from unnest(@owners, @behind, @eventIds, @types, @subjects, @times, @properties, @propertiesBefore, @alsoIn, @assignees, @assigneesBefore, @sessions,
                          @contents)
                       as e(company_id, behind, event_id, type, subject, occurred_at, property_id, property_before, also_in,
                            assignee_id, assignee_before, session_id, content)
              join head on head.company_id = e.company_id)
        select company_id, sequence, access_version from head
        """;

    /// <summary>Adds the rows behind the heads, in the order of the companies; the heads as they stand then.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="companies">What to add, each company once.</param>
    /// <param name="isLast">Whether the transaction ends with it.</param>
    public static async Task<Dictionary<string, LogHead>> AppendAsync(WriteScope scope, List<LogAddition> companies, bool isLast)
    {
        if (!scope.Dialect.TakesArrays)
        {
            return await AppendEachAsync(scope, companies);
        }

        var heads = isLast
            ? await scope.QueryLastAsync<LogHead>(HeadsAndEvents, Arrays(companies))
            : await scope.QueryAsync<LogHead>(HeadsAndEvents, Arrays(companies));
        return heads.ToDictionary(head => head.CompanyId, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, LogHead>> AppendEachAsync(WriteScope scope, List<LogAddition> companies)
    {
        var heads = new Dictionary<string, LogHead>(StringComparer.Ordinal);
        foreach (var (companyId, rows, accessChanged) in companies)
        {
            var head = (await scope.FirstOrDefaultAsync<LogHead>(Head, new { companyId, count = (long)rows.Count, changes = Changes(accessChanged) }))!;
            heads.Add(companyId, head);
            for (var i = 0; i < rows.Count; i++)
            {
                await scope.ExecuteAsync(InsertOne, rows[i] with { Sequence = head.Sequence - rows.Count + 1 + i });
            }
        }

        return heads;
    }

    private static object Arrays(List<LogAddition> companies)
    {
        List<LoggedEvent> rows = [.. companies.SelectMany(company => company.Rows)];
        return new
        {
            companies = Column(companies, company => company.CompanyId),
            counts = Column(companies, company => (long)company.Rows.Count),
            changes = Column(companies, company => Changes(company.AccessChanged)),
            owners = Column(rows, row => row.CompanyId),
            behind = companies.SelectMany(company => Enumerable.Range(1, company.Rows.Count).Select(n => (long)(company.Rows.Count - n))).ToArray(),
            eventIds = Column(rows, row => row.EventId),
            types = Column(rows, row => row.Type),
            subjects = Column(rows, row => row.Subject),
            times = Column(rows, row => row.OccurredAt),
            properties = Column(rows, row => row.PropertyId),
            propertiesBefore = Column(rows, row => row.PropertyBefore),
            alsoIn = Column(rows, row => row.AlsoIn),
            assignees = Column(rows, row => row.AssigneeId),
            assigneesBefore = Column(rows, row => row.AssigneeBefore),
            sessions = Column(rows, row => row.SessionId),
            contents = Column(rows, row => row.Content),
        };
    }

    private static long Changes(bool accessChanged) => accessChanged ? 1 : 0;

    private static TValue[] Column<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];
}
