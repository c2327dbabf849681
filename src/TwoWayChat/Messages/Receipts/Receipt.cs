using TwoWayChat.Chats;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Receipts;

/// <summary>What a gateway reports of a message that it took.</summary>
/// <param name="Company">Whose message.</param>
/// <param name="Gateway">Name of the gateway.</param>
/// <param name="ProviderMessageId">The gateway's id of the message.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="At">Epoch milliseconds.</param>
/// <param name="Error">Why, with a failure.</param>
internal sealed record Receipt(NamedRef Company, string Gateway, string ProviderMessageId, MessageState State, long At, DeliveryError? Error = null);
