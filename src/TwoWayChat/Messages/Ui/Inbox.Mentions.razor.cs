using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats.Notes;
using TwoWayChat.Chats.Ui.Alerts;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Colleagues who have mentioned the reader.</summary>
public sealed partial class Inbox
{
    private IReadOnlyList<Mention> _mentions = [];

    [Inject]
    private MentionStore Mentioned { get; set; } = default!;

    private async Task ReadMentionsAsync(Account viewer) => _mentions = await Mentioned.ListAsync(viewer, _end.Token);

    private async Task ReadMentionsAsync(Account viewer, IReadOnlyList<LoggedEvent> events)
    {
        if (events.Any(logged => Calls.IsMention(viewer, logged)))
        {
            await ReadMentionsAsync(viewer);
        }
    }

    /// <summary>The reader has the chat before the eyes. What cannot be stored now is tried again when the chat is next looked at.</summary>
    private async Task SeeMentionAsync()
    {
        if (!IsSeen || _viewer is not { } viewer || _mentions.All(mention => mention.ChatId != ChatId))
        {
            return;
        }

        var chatId = ChatId!;
        var refusal = await FormRefusal.TryAsync(() => Mentioned.SeeAsync(viewer, chatId, _end.Token));
        if (refusal is null)
        {
            _mentions = [.. _mentions.Where(mention => mention.ChatId != chatId)];
            Badge.IsDue = true;
        }
    }
}
