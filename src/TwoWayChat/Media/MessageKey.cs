namespace TwoWayChat.Media;

/// <summary>A stored message, as far as media are concerned.</summary>
internal readonly record struct MessageKey(string CompanyId, string ChatId, string MessageId);
