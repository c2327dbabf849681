using TwoWayChat.Events;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>Puts a thread together: messages, what happened between them, and a line above each day.</summary>
internal static class ThreadItems
{
    /// <summary>All that is shown, oldest first.</summary>
    public static IReadOnlyList<ThreadItem> Of(OpenThread thread, BrowserClock clock)
    {
        var items = new List<ThreadItem>();
        var day = default(DateOnly);
        foreach (var (at, item) in InOrder(thread).Concat(Unknown(thread)))
        {
            var own = clock.DayOf(at);
            if (own != day)
            {
                day = own;
                items.Add(new ThreadItem($"day-{own:yyyy-MM-dd}") { Day = at });
            }

            items.Add(item.Message is null ? item : item with { NamesAuthor = !SameAuthor(items[^1].Message, item.Message) });
        }

        return items;
    }

    private static IEnumerable<(long At, ThreadItem Item)> InOrder(OpenThread thread)
    {
        var lines = thread.History.Where(line => IsWithin(thread, line.At))
            .Select((line, order) => (line.At, Rank: line.Type == EventTypes.ChatStarted ? 0 : 2, Order: (long)order, Item: Item(line)));
        var messages = thread.Messages.Select(message => (At: message.CreatedAt, Rank: 1, Order: message.Number, Item: Item(message)));
        // Clocks of several nodes differ a little: messages keep the order of their numbers, lines go where their time says.
        return Merge([.. messages], [.. lines]);
    }

    private static IEnumerable<(long At, ThreadItem Item)> Merge(
        List<(long At, int Rank, long Order, ThreadItem Item)> messages, List<(long At, int Rank, long Order, ThreadItem Item)> lines)
    {
        var next = 0;
        foreach (var message in messages)
        {
            for (; next < lines.Count && (lines[next].At, lines[next].Rank).CompareTo((message.At, message.Rank)) < 0; next++)
            {
                yield return (lines[next].At, lines[next].Item);
            }

            yield return (message.At, message.Item);
        }

        foreach (var line in lines.Skip(next))
        {
            yield return (line.At, line.Item);
        }
    }

    private static ThreadItem Item(HistoryLine line) => new(line.Key) { Line = line };

    private static ThreadItem Item(Message message) => new(Key(message)) { Message = message };

    /// <summary>A message that is sent keeps its key when it is stored. Ids that clients choose never meet our own.</summary>
    private static string Key(Message message) =>
        message.ClientMessageId is { } id ? SentKey(message.AuthorId, id) : $"message-{message.MessageId}";

    private static string SentKey(string? authorId, string clientMessageId) => $"sent-{authorId}-{clientMessageId}";

    private static IEnumerable<(long At, ThreadItem Item)> Unknown(OpenThread thread) => thread.Pending
        .Where(text => !thread.Messages.Any(message => message.AuthorId == text.AuthorId && message.ClientMessageId == text.ClientMessageId))
        .Select(text => (text.At, new ThreadItem(SentKey(text.AuthorId, text.ClientMessageId)) { Pending = text }));

    /// <summary>Whether a line falls into the stretch that is held; ends with nothing beyond them are open.</summary>
    private static bool IsWithin(OpenThread thread, long at) => thread.Messages.Count == 0
        || ((!thread.HasOlder || at >= thread.Messages[0].CreatedAt) && (!thread.HasNewer || at <= thread.Messages[^1].CreatedAt));

    private static bool SameAuthor(Message? before, Message message) =>
        before is not null && before.AuthorId == message.AuthorId && before.AuthorType == message.AuthorType;
}
