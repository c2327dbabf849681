namespace TwoWayChat.Chats.Routing;

/// <summary>A first message that might come.</summary>
/// <param name="Text">What the customer writes.</param>
/// <param name="SenderAddressId">Written to; null for one that belongs to no property.</param>
/// <param name="From">The customer's address; empty for somebody who has never written.</param>
internal sealed record RoutingQuestion(string? Text, string? SenderAddressId, string? From);
