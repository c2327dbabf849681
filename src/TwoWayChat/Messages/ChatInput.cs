namespace TwoWayChat.Messages;

/// <summary>Body of a chat's start.</summary>
/// <param name="To">The customer.</param>
/// <param name="PropertyId">May be missing where the user has exactly one.</param>
/// <param name="SenderAddress">One of the company's; the property's where missing.</param>
/// <param name="Text">The first message.</param>
/// <param name="TemplateId">Not taken yet.</param>
internal sealed record ChatInput(string? To, string? PropertyId, string? SenderAddress, string? Text, string? TemplateId);
