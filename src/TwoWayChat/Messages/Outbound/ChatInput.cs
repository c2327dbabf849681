using System.ComponentModel.DataAnnotations;
using TwoWayChat.Media;
using TwoWayChat.Properties;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Body of a chat's start.</summary>
/// <param name="To">The customer.</param>
/// <param name="PropertyId">May be missing where the user has exactly one.</param>
/// <param name="SenderAddress">One of the company's; the property's where missing.</param>
/// <param name="Text">The first message, unless a template makes it or there are media alone.</param>
/// <param name="TemplateId">A template of the whole company or of the chat's property.</param>
/// <param name="Media">Ids of uploads.</param>
internal sealed record ChatInput(
    [property: Required, MaxLength(Address.MaxTextLength)] string? To,
    string? PropertyId,
    [property: MaxLength(Address.MaxTextLength)] string? SenderAddress,
    [property: MaxLength(MessageText.MostLength)] string? Text,
    string? TemplateId,
    [property: MaxLength(MediaIds.Most)] IReadOnlyList<string?>? Media);
