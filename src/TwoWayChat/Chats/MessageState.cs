namespace TwoWayChat.Chats;

/// <summary>Where a message stands; it never goes back, but that a late <see cref="Delivered"/> corrects a failure.</summary>
internal enum MessageState
{
    /// <summary>Inbound, committed.</summary>
    Received,

    /// <summary>Waits for its gateway.</summary>
    Queued,

    /// <summary>The gateway took it; without a receipt it stays so.</summary>
    Sent,

    /// <summary>A receipt says that the handset has it.</summary>
    Delivered,

    /// <summary>Refused by gateway or carrier, or reported undelivered.</summary>
    Failed,

    /// <summary>Not delivered within its validity.</summary>
    Expired,

    /// <summary>Not sent: the customer does not want it, or it was taken off the queue.</summary>
    Blocked,
}
