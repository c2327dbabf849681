using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages;

/// <summary>Body of a send: a text, or a template. Media are named only to be refused clearly: they are not taken yet.</summary>
internal sealed record MessageInput(
    [property: MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(MessagesApi.MostIdLength)] string? ClientMessageId,
    string? LastSeenMessageId,
    string? TemplateId,
    IReadOnlyList<JsonElement>? Media);
