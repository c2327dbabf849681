namespace TwoWayChat.Messages.Ui;

/// <summary>What became of a text that the reader has sent.</summary>
/// <param name="Problem">Why it is not stored, in words; null when it is.</param>
/// <param name="Warning">What the reader should know about a text that is stored; null for nothing.</param>
internal sealed record SendOutcome(string? Problem, string? Warning);
