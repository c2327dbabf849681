using TwoWayChat.Chats.Presence;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>Who else is where, as an inbox shows it, and the traces that its own reader leaves for others.</summary>
internal sealed class InboxPresence(ChatPresence presence, TimeProvider time)
{
    private IReadOnlyDictionary<string, ReplyBody> here = new Dictionary<string, ReplyBody>();
    private (string ChatId, long At)? looked;
    private (string ChatId, long At)? wrote;

    /// <summary>The colleague who writes in the chat; null for nobody, and for the reader.</summary>
    public string? Writer(string chatId) => here.TryGetValue(chatId, out var found) && !found.Granted ? found.Holder?.Name : null;

    /// <summary>Colleagues who have the chat on their screens, without the one who writes.</summary>
    public IReadOnlyList<string> Viewers(Account reader, string chatId) => here.TryGetValue(chatId, out var found)
        ? [.. found.Viewers.Where(viewer => viewer.Id != reader.UserId && viewer.Id != found.Holder?.Id).Select(viewer => viewer.Name)]
        : [];

    /// <summary>Reads who is in these chats.</summary>
    public async Task ReadAsync(Account reader, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        here = chatIds.Count == 0 ? new Dictionary<string, ReplyBody>() : await presence.AmongAsync(reader, chatIds, cancellationToken);

    /// <summary>The reader has this chat before the eyes, or none. To be said again and again: it is written only when it must be.</summary>
    public async Task LookAsync(Account reader, string? chatId, CancellationToken cancellationToken)
    {
        if (looked is { } before && before.ChatId != chatId)
        {
            looked = null;
            wrote = null;
            await presence.LeaveAsync(reader, before.ChatId, cancellationToken);
        }

        if (chatId is not null && IsDue(looked, ChatPresence.Look))
        {
            looked = (chatId, time.GetTimestamp());
            await presence.LookAsync(reader, chatId, cancellationToken);
        }
    }

    /// <summary>The reader types. Likewise.</summary>
    public async Task WriteAsync(Account reader, string chatId, CancellationToken cancellationToken)
    {
        if (wrote?.ChatId != chatId || IsDue(wrote, ChatPresence.ReplyLease))
        {
            wrote = (chatId, time.GetTimestamp());
            await presence.WriteAsync(reader, chatId, cancellationToken);
        }
    }

    /// <summary>What was being written is sent, or cleared.</summary>
    public async Task StopWritingAsync(Account reader, string chatId, CancellationToken cancellationToken)
    {
        if (wrote?.ChatId == chatId)
        {
            wrote = null;
            await presence.StopWritingAsync(reader, chatId, cancellationToken);
        }
    }

    // A little before a third of the lease, since what asks comes by periods of its own.
    private bool IsDue((string ChatId, long At)? last, TimeSpan lease) => last is not { } said || time.GetElapsedTime(said.At) >= lease * 0.3;
}
