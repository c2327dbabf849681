namespace TwoWayChat.Load.Driving;

/// <summary>What the server answered with 202.</summary>
internal sealed record AcceptedText(string MessageId, string ChatId);
