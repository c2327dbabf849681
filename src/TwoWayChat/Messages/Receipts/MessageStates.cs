using TwoWayChat.Chats;

namespace TwoWayChat.Messages.Receipts;

/// <summary>Which way the state of an outbound message goes.</summary>
internal static class MessageStates
{
    /// <summary>
    /// Whether a message may go from one state to the other: never back, and an end is an end, but that a delivery reported late corrects a failure.
    /// </summary>
    public static bool MayFollow(MessageState now, MessageState next) => now switch
    {
        MessageState.Queued => next is not (MessageState.Queued or MessageState.Received),
        MessageState.Sent => next is MessageState.Delivered or MessageState.Failed or MessageState.Expired,
        MessageState.Failed or MessageState.Expired => next is MessageState.Delivered,
        _ => false,
    };

    /// <summary>Whether the message did not, and as far as is known will not, reach the customer.</summary>
    public static bool IsFailure(MessageState state) => state is MessageState.Failed or MessageState.Expired or MessageState.Blocked;
}
