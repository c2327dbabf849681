namespace TwoWayChat.Companies;

/// <summary>What must be acknowledged before the next callback of a session goes out.</summary>
internal enum CallbackOrder
{
    /// <summary>The event before it of the same subject; different chats go side by side.</summary>
    Subject,

    /// <summary>The event before it: one in flight per session.</summary>
    Strict,
}
