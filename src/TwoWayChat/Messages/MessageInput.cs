using System.Text.Json;

namespace TwoWayChat.Messages;

/// <summary>Body of a send. Templates and media are named only to be refused clearly: they are not taken yet.</summary>
internal sealed record MessageInput(
    string? Text, string? ClientMessageId, string? LastSeenMessageId, string? TemplateId, IReadOnlyList<JsonElement>? Media);
