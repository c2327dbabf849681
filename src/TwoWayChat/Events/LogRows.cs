using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>SQL that moves a company's head and adds the events that the move has made room for.</summary>
internal static class LogRows
{
    private const string Head =
        """
        insert into event_heads (company_id, sequence, access_version) values (@companyId, @count, @changes)
        on conflict (company_id) do update
           set sequence = event_heads.sequence + excluded.sequence, access_version = event_heads.access_version + excluded.access_version
        returning company_id, sequence, access_version
        """;

    private const string Columns =
        """
        company_id, sequence, event_id, type, subject, occurred_at, property_id, property_before, assignee_id, assignee_before, session_id, content
        """;

    private const string InsertOne =
        $"""
        insert into events ({Columns})
        values (@CompanyId, @Sequence, @EventId, @Type, @Subject, @OccurredAt,
                @PropertyId, @PropertyBefore, @AssigneeId, @AssigneeBefore, @SessionId, @Content)
        """;

    private const string HeadAndEvents =
        $"""
        with head as ({Head}), added as (
            insert into events ({Columns})
            select head.company_id, head.sequence - @count + e.n, e.event_id, e.type, e.subject, e.occurred_at,
                   e.property_id, e.property_before, e.assignee_id, e.assignee_before, e.session_id, e.content
              from head,
                   unnest(@eventIds, @types, @subjects, @times, @properties, @propertiesBefore, @assignees, @assigneesBefore, @sessions, @contents)
                       with ordinality as e(event_id, type, subject, occurred_at, property_id, property_before,
                                            assignee_id, assignee_before, session_id, content, n))
        select company_id, sequence, access_version from head
        """;

    /// <summary>Adds <paramref name="rows"/> behind the head; the head as it stands then. Their own sequences are not looked at.</summary>
    public static async Task<LogHead> AppendAsync(WriteScope scope, string companyId, List<LoggedEvent> rows, bool accessChanged)
    {
        if (scope.Dialect.TakesArrays && rows.Count > 0)
        {
            return (await scope.FirstOrDefaultAsync<LogHead>(HeadAndEvents, Arrays(companyId, rows, accessChanged)))!;
        }

        var head = (await scope.FirstOrDefaultAsync<LogHead>(Head, new { companyId, count = (long)rows.Count, changes = accessChanged ? 1L : 0 }))!;
        for (var i = 0; i < rows.Count; i++)
        {
            await scope.ExecuteAsync(InsertOne, rows[i] with { Sequence = head.Sequence - rows.Count + 1 + i });
        }

        return head;
    }

    private static object Arrays(string companyId, List<LoggedEvent> rows, bool accessChanged) => new
    {
        companyId,
        count = (long)rows.Count,
        changes = accessChanged ? 1L : 0,
        eventIds = Column(rows, row => row.EventId),
        types = Column(rows, row => row.Type),
        subjects = Column(rows, row => row.Subject),
        times = Column(rows, row => row.OccurredAt),
        properties = Column(rows, row => row.PropertyId),
        propertiesBefore = Column(rows, row => row.PropertyBefore),
        assignees = Column(rows, row => row.AssigneeId),
        assigneesBefore = Column(rows, row => row.AssigneeBefore),
        sessions = Column(rows, row => row.SessionId),
        contents = Column(rows, row => row.Content),
    };

    private static T[] Column<T>(List<LoggedEvent> rows, Func<LoggedEvent, T> value) => [.. rows.Select(value)];
}
