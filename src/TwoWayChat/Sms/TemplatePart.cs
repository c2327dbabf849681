namespace TwoWayChat.Sms;

/// <summary>A piece of a template: plain text, or a field.</summary>
/// <param name="Text">The plain text, or the field's name.</param>
/// <param name="IsField">Which of both.</param>
/// <param name="Fallback">What stands for a field without a value; null for nothing.</param>
internal readonly record struct TemplatePart(string Text, bool IsField, string? Fallback = null);
