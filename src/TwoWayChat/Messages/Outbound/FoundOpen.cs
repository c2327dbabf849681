namespace TwoWayChat.Messages.Outbound;

/// <summary>The open chat that somebody who meant to start one has come upon.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="Assignee">Who has it, by name; null for nobody.</param>
internal sealed record FoundOpen(string ChatId, string? Assignee)
{
    /// <summary>Its name in a refusal.</summary>
    public const string Name = "openChat";
}
