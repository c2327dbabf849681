namespace TwoWayChat.Messages.Inbound;

/// <summary>Where an inbound text has gone; also the answer of the simulator.</summary>
internal sealed record ReceivedMessage(string MessageId, string ChatId);
