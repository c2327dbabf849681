namespace TwoWayChat.Sms;

/// <summary>One typographic character exchanged for GSM characters.</summary>
/// <param name="Index">UTF-16 index in the composed text before any replacement; that is the text given, unless it was decomposed.</param>
/// <param name="From">The character found.</param>
/// <param name="To">What stands for it; empty for an invisible character.</param>
internal readonly record struct Replacement(int Index, string From, string To);
