namespace TwoWayChat.Sms;

/// <summary>A text made ready for sending, and what was changed for it, in order.</summary>
internal readonly record struct SmartTextResult(string Text, IReadOnlyList<Replacement> Replacements);
