using TwoWayChat.Properties;

namespace TwoWayChat.Messages.Outbound;

/// <summary>A chat that a user wants to start, or to go on with.</summary>
/// <param name="To">The customer.</param>
/// <param name="PropertyId">Where a new chat belongs.</param>
/// <param name="SenderAddress">What the customer sees as sender; null for the property's.</param>
/// <param name="Text">The message.</param>
internal sealed record ChatOpening(Address To, string PropertyId, Address? SenderAddress, OutboundText Text);
