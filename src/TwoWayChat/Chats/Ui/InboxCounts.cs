namespace TwoWayChat.Chats.Ui;

/// <summary>How long the lists are that a reader works off, counted to <see cref="Most"/> and no further.</summary>
/// <param name="Mine">Open chats assigned to the reader.</param>
/// <param name="Unassigned">Open chats assigned to nobody, as far as the reader sees them.</param>
internal sealed record InboxCounts(long Mine, long Unassigned)
{
    public const long Most = 100;

    /// <summary>The length of a list as it is shown; null where it is not counted or empty.</summary>
    public string? Of(InboxTab tab) => (tab == InboxTab.Mine ? Mine : tab == InboxTab.Unassigned ? Unassigned : 0) switch
    {
        0 => null,
        >= Most => $"{Most - 1}+",
        var count => $"{count}",
    };
}
