using System.Text.Json;
using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Writes the events of a transaction: the company's head moves as the transaction's last statements, so sequences have no gap and follow the order
/// of commits, without a shared sequence.
/// </summary>
internal sealed class EventLog(Ids ids, EventFeed feed) : ICommitTail
{
    public async Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries)
    {
        var grown = new List<LogGrowth>();
        foreach (var company in entries.GroupBy(entry => entry.CompanyId))
        {
            grown.Add(await GrowAsync(scope, company.Key, [.. company.OfType<EventDraft>()], company.Any(entry => entry is AccessChanged)));
        }

        return () => grown.ForEach(feed.Grown);
    }

    private async Task<LogGrowth> GrowAsync(WriteScope scope, string companyId, List<EventDraft> drafts, bool accessChanged)
    {
        var rows = drafts.ConvertAll(Row);
        var head = await LogRows.AppendAsync(scope, companyId, rows, accessChanged);
        var first = head.Sequence - rows.Count + 1;
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = rows[i] with { Sequence = first + i };
            await (drafts[i].Numbered?.Invoke(scope, first + i) ?? Task.CompletedTask);
        }

        return new LogGrowth(head, rows);
    }

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
