using TwoWayChat.Chats;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Receipts;

/// <summary>What is reported of an outbound message.</summary>
/// <param name="Company">Whose message.</param>
/// <param name="Place">Which message.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="At">Epoch milliseconds.</param>
internal sealed record MessageMove(NamedRef Company, MessagePlace Place, MessageState State, long At)
{
    /// <summary>The gateway's id of the message, where this is the answer that brings it.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Why, with a failure.</summary>
    public DeliveryError? Error { get; init; }
}
