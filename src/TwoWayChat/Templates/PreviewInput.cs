using System.ComponentModel.DataAnnotations;
using TwoWayChat.Sms;

namespace TwoWayChat.Templates;

/// <summary>Body of <c>POST /templates/preview</c>.</summary>
/// <param name="Text">A template's text, saved or not.</param>
/// <param name="PropertyId">The property whose name is put in; none where missing.</param>
/// <param name="FirstName">First name of a customer to try it with.</param>
/// <param name="LastName">Last name likewise.</param>
internal sealed record PreviewInput(
    [property: Required, MinLength(1), MaxLength(MessageText.MostLength)] string? Text,
    string? PropertyId,
    [property: MaxLength(PreviewInput.MostNameLength)] string? FirstName,
    [property: MaxLength(PreviewInput.MostNameLength)] string? LastName)
{
    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;
}
