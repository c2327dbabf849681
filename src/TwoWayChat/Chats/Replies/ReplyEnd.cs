namespace TwoWayChat.Chats.Replies;

/// <summary>Why somebody writes no more.</summary>
internal enum ReplyEnd
{
    /// <summary>The reply has been sent.</summary>
    Sent,

    /// <summary>Nothing was typed for the length of a lease, or the browser is gone.</summary>
    Idle,

    /// <summary>The text was cleared, or the chat left.</summary>
    Cleared,
}
