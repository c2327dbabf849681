namespace TwoWayChat.Chats;

/// <summary>Which way a message goes.</summary>
internal enum Direction
{
    /// <summary>From the customer.</summary>
    Inbound,

    /// <summary>To the customer.</summary>
    Outbound,
}
