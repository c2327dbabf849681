namespace TwoWayChat.Chats;

/// <summary>Whether messages are still taken.</summary>
internal enum ChatStatus
{
    /// <summary>Takes messages.</summary>
    Open,

    /// <summary>The next message of the contact starts a new chat.</summary>
    Ended,
}
