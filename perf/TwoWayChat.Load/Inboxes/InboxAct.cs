namespace TwoWayChat.Load.Inboxes;

/// <summary>What a reader does, named after the effect that <c>measure.js</c> waits for.</summary>
internal enum InboxAct
{
    /// <summary>A letter: the segment meter has counted it.</summary>
    Typing,

    /// <summary>A click on a chat: its messages and composer stand.</summary>
    Opening,

    /// <summary>Sending: the text stands in the thread.</summary>
    Shown,

    /// <summary>Sending: the server has stored it.</summary>
    Stored,

    /// <summary>A click on the list of the reader's own chats: they stand.</summary>
    Mine,

    /// <summary>A click on the list of all chats: they stand.</summary>
    All,
}
