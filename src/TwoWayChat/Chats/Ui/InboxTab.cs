namespace TwoWayChat.Chats.Ui;

/// <summary>The lists of the inbox.</summary>
internal enum InboxTab
{
    /// <summary>Open and assigned to the reader.</summary>
    Mine,

    /// <summary>Open and assigned to nobody.</summary>
    Unassigned,

    /// <summary>Open, whosever.</summary>
    All,

    /// <summary>Ended.</summary>
    Ended,
}
