using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages;

/// <summary>Body of a send. Templates and media are named only to be refused clearly: they are not taken yet.</summary>
internal sealed record MessageInput(
    [property: Required, MinLength(1), MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(MessagesApi.MostIdLength)] string? ClientMessageId,
    string? LastSeenMessageId,
    string? TemplateId,
    IReadOnlyList<JsonElement>? Media);
