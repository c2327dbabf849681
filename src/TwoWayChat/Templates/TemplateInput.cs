using System.ComponentModel.DataAnnotations;
using TwoWayChat.Sms;

namespace TwoWayChat.Templates;

/// <summary>Body of <c>POST /templates</c> and <c>PUT /templates/{id}</c>; what a PUT leaves out stays.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Shortcut">Such as <c>/thanks</c>; empty for none.</param>
/// <param name="Text">May hold fields: <c>{{contact.firstName|there}}</c>.</param>
/// <param name="PropertyId">The property that it is local to; empty for the whole company.</param>
internal sealed record TemplateInput(
    [property: MaxLength(Template.MostNameLength)] string? Name,
    [property: MaxLength(Template.MostShortcutLength)] string? Shortcut,
    [property: MaxLength(MessageText.MostLength)] string? Text,
    [property: MaxLength(TemplateInput.IdLength), RegularExpression("^([0-9a-f]{24})?$")] string? PropertyId)
{
    /// <summary>Characters of an id.</summary>
    public const int IdLength = 24;
}
