using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>Which chats an inbox lists, of those that its reader may see.</summary>
/// <param name="Tab">The list.</param>
/// <param name="ContactIds">With a search, the contacts found: their chats are listed, whatever the tab. Null without one.</param>
/// <param name="Tag">Without a search, only chats that have this tag; null for all.</param>
internal sealed record InboxFilter(InboxTab Tab, IReadOnlyList<string>? ContactIds = null, string? Tag = null)
{
    /// <summary>Whether own chats and free ones are listed by who has waited longest.</summary>
    public bool WaitingFirst { get; init; }

    /// <summary>Whether this list goes by who has waited longest.</summary>
    public bool IsByWaiting => WaitingFirst && CanGoByWaiting;

    /// <summary>Whether it is one that is worked off.</summary>
    public bool CanGoByWaiting => ContactIds is null && Tab is InboxTab.Mine or InboxTab.Unassigned;

    private string? TagKey => Tag is null ? null : Chats.Tags.Tag.KeyOf(Tag);

    /// <summary>The same for the list of chats that the API serves; a search is not among what it knows.</summary>
    public ChatFilter For(Account viewer) => Tab switch
    {
        InboxTab.Mine => new ChatFilter { Status = ChatStatus.Open, AssigneeId = viewer.UserId, TagKey = TagKey },
        InboxTab.Unassigned => new ChatFilter { Status = ChatStatus.Open, Unassigned = true, TagKey = TagKey },
        InboxTab.All => new ChatFilter { Status = ChatStatus.Open, TagKey = TagKey },
        _ => new ChatFilter { Status = ChatStatus.Ended, TagKey = TagKey },
    };

    /// <summary>The place of a chat in the list.</summary>
    public ActivityKey KeyOf(Chat chat) => new(chat.LastActivityAt, chat.ChatId) { WaitingSince = IsByWaiting ? chat.WaitingSince : null };

    /// <summary>Whether a chat that the viewer may see is in the list.</summary>
    public bool Takes(Account viewer, Chat chat) => (ContactIds, Tab) switch
    {
        ({ } contacts, _) => contacts.Contains(chat.ContactId),
        _ when TagKey is { } key && !chat.Tags.Any(tag => Chats.Tags.Tag.KeyOf(tag) == key) => false,
        (_, InboxTab.Mine) => chat.IsOpen && chat.AssignedTo == viewer.UserId,
        (_, InboxTab.Unassigned) => chat.IsOpen && chat.AssignedTo is null,
        (_, InboxTab.All) => chat.IsOpen,
        _ => !chat.IsOpen,
    };
}
