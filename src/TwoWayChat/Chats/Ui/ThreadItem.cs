namespace TwoWayChat.Chats.Ui;

/// <summary>One thing that stands in a thread: exactly one of its members is there.</summary>
/// <param name="Key">Stays the same while the thing is shown.</param>
internal sealed record ThreadItem(string Key)
{
    /// <summary>The line above a day: a moment of it, epoch milliseconds.</summary>
    public long? Day { get; init; }

    public HistoryLine? Line { get; init; }

    public Message? Message { get; init; }

    /// <summary>With a message, whether it is the first of several by the same author.</summary>
    public bool NamesAuthor { get; init; }

    /// <summary>A text that is on its way into the database.</summary>
    public PendingText? Pending { get; init; }
}
