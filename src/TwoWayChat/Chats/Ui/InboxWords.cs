using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>What lists are called, and what stands in empty ones.</summary>
internal static class InboxWords
{
    public static string NameOf(InboxTab tab) => tab switch
    {
        InboxTab.Mine => ChatsText.Mine,
        InboxTab.Unassigned => ChatsText.Unassigned,
        InboxTab.All => ChatsText.All,
        _ => ChatsText.Ended,
    };

    public static (string Title, string Text) Empty(InboxFilter filter) => filter switch
    {
        { ContactIds: not null } => (ChatsText.EmptySearchTitle, ChatsText.EmptySearchText),
        { Tag: { } tag } => (ChatsText.EmptyTagTitle.With(tag), ChatsText.EmptyTagText),
        { Tab: InboxTab.Mine } => (ChatsText.EmptyMineTitle, ChatsText.EmptyMineText),
        { Tab: InboxTab.Unassigned } => (ChatsText.EmptyUnassignedTitle, ChatsText.EmptyUnassignedText),
        { Tab: InboxTab.All } => (ChatsText.EmptyAllTitle, ChatsText.EmptyAllText),
        _ => (ChatsText.EmptyEndedTitle, ChatsText.EmptyEndedText),
    };
}
