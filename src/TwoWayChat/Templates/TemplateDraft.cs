namespace TwoWayChat.Templates;

/// <summary>What makes a template, validated.</summary>
internal sealed record TemplateDraft(string Name, string? Shortcut, string Text, string? PropertyId);
