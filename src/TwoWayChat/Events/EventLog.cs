using System.Text.Json;
using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Writes the events of a transaction: the companies' heads move as the transaction's last statements, so sequences have no gap and follow the order
/// of commits, without a shared sequence.
/// </summary>
internal sealed class EventLog(Ids ids, EventFeed feed) : ICommitTail
{
    public async Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries)
    {
        // In the order of the ids, as on every node, since each head stays locked until the commit.
        var added = entries.GroupBy(entry => entry.CompanyId).OrderBy(company => company.Key, StringComparer.Ordinal)
            .Select(company => new LogAddition(
                company.Key, [.. company.OfType<EventDraft>().Select(Row)], company.Any(entry => entry is AccessChanged or LogRewritten))).ToList();
        var numbered = entries.OfType<EventDraft>().Any(draft => draft.Numbered is not null);
        var heads = await LogRows.AppendAsync(scope, added, isLast: !numbered);
        var grown = added.ConvertAll(company => company.Behind(heads[company.CompanyId]));
        if (numbered)
        {
            await TellNumbersAsync(scope, entries.OfType<EventDraft>(), grown);
        }

        return () => grown.ForEach(feed.Grown);
    }

    private static async Task TellNumbersAsync(WriteScope scope, IEnumerable<EventDraft> drafts, List<LogGrowth> grown)
    {
        var sequences = grown.ToDictionary(growth => growth.Head.CompanyId, growth => growth.Head.Sequence - growth.Events.Count, StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var sequence = ++sequences[draft.CompanyId];
            await (draft.Numbered?.Invoke(scope, sequence) ?? Task.CompletedTask);
        }
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
        AlsoIn = draft.Facts.AlsoIn.Count == 0 ? null : string.Join(' ', draft.Facts.AlsoIn),
        AssigneeId = draft.Facts.AssigneeId,
        AssigneeBefore = draft.Facts.AssigneeBefore,
        SessionId = draft.Facts.SessionId,
        Content = JsonSerializer.Serialize(
            new EventContent(draft.OccurredAt, draft.Company, draft.Property, draft.Actor, draft.Chat, draft.Data), WireJson.Options),
    };
}
