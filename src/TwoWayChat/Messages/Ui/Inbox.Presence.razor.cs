using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats.Presence;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Who else looks and writes, and what the reader has begun to write.</summary>
public sealed partial class Inbox
{
    private (string ChatId, long Number)? _began;
    private HashSet<string> _drafts = [];

    /// <summary>The chats on the screen when it was last looked who is there; never changed, since words come on other threads.</summary>
    private volatile HashSet<string> _shownIds = [];

    [Inject]
    private InboxPresence People { get; set; } = default!;

    [Inject]
    private PresenceFeed PresenceWords { get; set; } = default!;

    [Inject]
    private Drafts Drafts { get; set; } = default!;

    /// <summary>What colleagues have answered since the reader began to write.</summary>
    private Message? Crossed => _began is { } began && began.ChatId == Thread.Chat?.ChatId
        ? Thread.Messages.LastOrDefault(message => message.Number > began.Number && message.IsOutbound && message.AuthorId != _viewer?.UserId)
        : null;

    private string? Company(string chatId) => _viewer is null ? null : People.Viewers(_viewer, chatId) switch
    {
        [] => null,
        [var one] => " · " + MessagesText.LooksToo.With(one),
        var several => " · " + MessagesText.LookToo.With(string.Join(", ", several)),
    };

    private async Task FollowPresenceAsync(string companyId)
    {
        var pace = new LivePace(Time);
        using var subscription = PresenceWords.Subscribe(companyId, changed =>
        {
            if (_shownIds.Overlaps(changed))
            {
                pace.Ring();
            }
        });
        await pace.FollowAsync(() => InvokeAsync(ReadPresenceAsync), () => Task.CompletedTask, _end.Token);
    }

    private async Task ReadPresenceAsync()
    {
        if (_viewer is not { } reader)
        {
            return; // Nothing is on the screen yet.
        }

        var shown = List.Rows.Select(row => row.Chat.ChatId).Concat(Thread.Chat is { } chat ? [chat.ChatId] : []).ToHashSet();
        _shownIds = shown;
        var isSeen = _isShown && Connection.IsUp && Thread.Chat is not null && Thread.Chat.ChatId == ChatId;
        await FormRefusal.TryAsync(() => People.LookAsync(reader, isSeen ? ChatId : null, _end.Token)); // Refused where the chat is out of reach by now.
        var refusal = await FormRefusal.TryAsync(() => People.ReadAsync(reader, shown, _end.Token));
        // Looked at again within seconds. While nobody commits, the log says nothing of an outage, nor of its end.
        await (refusal is not null ? BecomeStale() : _isStale ? LoadAsync() : Task.CompletedTask);
        StateHasChanged();
    }

    private async Task TypingAsync(string chatId)
    {
        _began ??= (chatId, Thread.Messages is [.., var last] ? last.Number : 0);
        await FormRefusal.TryAsync(User, caller => People.WriteAsync(caller.Account, chatId, _end.Token), _end.Token);
    }

    private async Task KeepAsync(string chatId, string text, IReadOnlyList<string> media)
    {
        var draft = new Draft(text, media);
        _ = draft.IsEmpty ? _drafts.Remove(chatId) : _drafts.Add(chatId);
        if (text.Length == 0)
        {
            _began = null;
            await FormRefusal.TryAsync(User, caller => People.StopWritingAsync(caller.Account, chatId, _end.Token), _end.Token);
        }

        // Refused where the chat is out of reach by now; the browser has the text all the same.
        await FormRefusal.TryAsync(User, caller => Drafts.SaveAsync(caller.Account, chatId, draft, _end.Token), _end.Token);
    }

    private async Task<(string? Text, IReadOnlyList<string> Media)> KeptAsync(string chatId)
    {
        Draft? kept = null;
        await FormRefusal.TryAsync(User, async caller => kept = await Drafts.FindAsync(caller.Account, chatId, _end.Token), _end.Token);
        return (kept?.Text, kept?.Media ?? []);
    }

    /// <summary>Where in the list something waits to be finished.</summary>
    private async Task ReadDraftsAsync(Account reader) => await FormRefusal.TryAsync(
        async () => _drafts = [.. await Drafts.AmongAsync(reader, [.. List.Rows.Select(row => row.Chat.ChatId)], _end.Token)]);

    private async Task LeaveAsync(Account reader) =>
        await FormRefusal.TryAsync(() => People.LookAsync(reader, null, CancellationToken.None));
}
