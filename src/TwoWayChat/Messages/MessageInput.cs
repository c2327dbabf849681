using System.ComponentModel.DataAnnotations;
using TwoWayChat.Media;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages;

/// <summary>Body of a send: a text, or a template; beside media neither is needed.</summary>
internal sealed record MessageInput(
    [property: MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(MessagesApi.MostIdLength)] string? ClientMessageId,
    string? LastSeenMessageId,
    string? TemplateId,
    [property: MaxLength(MediaIds.Most)] IReadOnlyList<string?>? Media);
