using System.ComponentModel.DataAnnotations;
using TwoWayChat.Hosting;
using TwoWayChat.Users;

namespace TwoWayChat.Contacts;

/// <summary>What people say of a contact. What is left out stays; an empty text, list or object takes away what stood there.</summary>
/// <param name="ExternalId">The company's own key of the contact.</param>
/// <param name="Language">A language tag such as <c>es</c> or <c>pt-BR</c>.</param>
/// <param name="Tags">All tags; compared without case.</param>
/// <param name="Attributes">All attributes of the company's own, by name.</param>
internal sealed record ContactInput(
    [property: MaxLength(Contact.MostNameLength)] string? FirstName,
    [property: MaxLength(Contact.MostNameLength)] string? LastName,
    [property: MaxLength(User.MostEmailLength)] string? Email,
    [property: MaxLength(ContactRules.MostExternalIdLength)] string? ExternalId = null,
    [property: MaxLength(ContactRules.MostLanguageLength)] string? Language = null,
    [property: MaxLength(ContactRules.MostTags)] IReadOnlyList<string>? Tags = null,
    [property: MaxLength(ContactRules.MostAttributes)] IReadOnlyDictionary<string, string>? Attributes = null)
{
    /// <summary>Nothing said.</summary>
    public static readonly ContactInput None = new(null, null, null);

    /// <summary><paramref name="contact"/> as it is with this said; what breaks a rule goes to <paramref name="check"/>.</summary>
    public Contact In(Contact contact, Check check) => contact with
    {
        FirstName = FirstName is null ? contact.FirstName : check.Optional(FirstName, "firstName", Contact.MostNameLength),
        LastName = LastName is null ? contact.LastName : check.Optional(LastName, "lastName", Contact.MostNameLength),
        Email = Email is null ? contact.Email : UserRules.Email(check, Email),
        ExternalId = ExternalId is null ? contact.ExternalId : check.Optional(ExternalId, "externalId", ContactRules.MostExternalIdLength),
        Language = Language is null ? contact.Language : ContactRules.Language(check, Language),
        Tags = Tags is null ? contact.Tags : ContactJson.Of(ContactRules.Tags(check, Tags)),
        Attributes = Attributes is null ? contact.Attributes : ContactJson.Of(ContactRules.Attributes(check, Attributes)),
    };
}
