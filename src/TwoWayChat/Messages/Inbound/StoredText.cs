namespace TwoWayChat.Messages.Inbound;

/// <summary>A text that is stored.</summary>
/// <param name="Message">Where it has gone.</param>
/// <param name="Answered">Whether an answer was queued with it.</param>
internal readonly record struct StoredText(ReceivedMessage Message, bool Answered);
