using TwoWayChat.Chats.Notes;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Ui;

/// <summary>Reads what stands in a thread besides messages: what happened to the chat, and what colleagues have noted.</summary>
internal sealed class ChatHistory(ChatLines lines, NoteStore notes)
{
    /// <summary>Lines shown between the messages that are held, at most, and as many notes: the newest.</summary>
    public const int Most = 200;

    /// <summary>What happened from <paramref name="from"/> to <paramref name="through"/> (epoch milliseconds), oldest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(Chat chat, long from, long through, CancellationToken cancellationToken)
    {
        var happened = await lines.ListAsync(chat.CompanyId, chat.ChatId, (from, through), Most, cancellationToken);
        var noted = await notes.BetweenAsync(chat, from, through, Most, cancellationToken);
        return [.. happened.Select(HistoryLine.Of).Concat(noted.Select(HistoryLine.Of)).OrderBy(line => line.At)];
    }
}
