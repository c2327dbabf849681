using System.Text.Json;
using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Writes the events of a transaction: the company's head moves as the transaction's last statements, so sequences have no gap and follow the order
/// of commits, without a shared sequence.
/// </summary>
internal sealed class EventLog(Ids ids, EventFeed feed) : ICommitTail
{
    public async Task WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries)
    {
        foreach (var company in entries.OfType<EventDraft>().GroupBy(draft => draft.CompanyId))
        {
            await AppendAsync(scope, company.Key, [.. company]);
        }

        foreach (var companyId in entries.OfType<AccessChanged>().Select(entry => entry.CompanyId).Distinct())
        {
            await scope.ExecuteAsync(
                """
                insert into event_heads (company_id, sequence, access_version) values (@companyId, 0, 1)
                on conflict (company_id) do update set access_version = event_heads.access_version + 1
                """,
                new { companyId });
        }
    }

    public void Committed(IReadOnlyList<TailEntry> entries)
    {
        foreach (var companyId in entries.Select(entry => entry.CompanyId).Distinct())
        {
            feed.HeadMoved(companyId);
        }
    }

    private async Task AppendAsync(WriteScope scope, string companyId, List<EventDraft> drafts)
    {
        var rows = drafts.ConvertAll(Row);
        var head = await scope.ScalarAsync<long>(
            """
            insert into event_heads (company_id, sequence, access_version) values (@companyId, @count, 0)
            on conflict (company_id) do update set sequence = event_heads.sequence + excluded.sequence
            returning sequence
            """,
            new { companyId, count = drafts.Count });
        var first = head - drafts.Count + 1;
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = rows[i] with { Sequence = first + i };
        }

        await InsertAsync(scope, rows);
        for (var i = 0; i < drafts.Count; i++)
        {
            await (drafts[i].Numbered?.Invoke(scope, first + i) ?? Task.CompletedTask);
        }
    }

    private static Task<int> InsertAsync(WriteScope scope, List<LoggedEvent> rows) => scope.ExecuteAsync(
        """
        insert into events (company_id, sequence, event_id, type, subject, occurred_at,
                            property_id, property_before, assignee_id, assignee_before, session_id, content)
        values (@CompanyId, @Sequence, @EventId, @Type, @Subject, @OccurredAt,
                @PropertyId, @PropertyBefore, @AssigneeId, @AssigneeBefore, @SessionId, @Content)
        """,
        rows);

    private LoggedEvent Row(EventDraft draft) => new()
    {
        CompanyId = draft.CompanyId,
        Sequence = 0,
        EventId = ids.New(),
        Type = draft.Type,
        Subject = draft.Subject,
        OccurredAt = draft.OccurredAt,
        PropertyId = draft.Facts.PropertyId,
        PropertyBefore = draft.Facts.PropertyBefore,
        AssigneeId = draft.Facts.AssigneeId,
        AssigneeBefore = draft.Facts.AssigneeBefore,
        SessionId = draft.Facts.SessionId,
        Content = JsonSerializer.Serialize(
            new EventContent(draft.OccurredAt, draft.Company, draft.Property, draft.Actor, draft.Chat, draft.Data), WireJson.Options),
    };
}
