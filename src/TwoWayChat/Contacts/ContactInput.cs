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
    /// <summary>The same as it is kept: trimmed, each tag once; what breaks a rule goes to <paramref name="check"/>.</summary>
    public ContactInput Valid(Check check) => new(
        FirstName is null ? null : check.Optional(FirstName, "firstName", Contact.MostNameLength) ?? "",
        LastName is null ? null : check.Optional(LastName, "lastName", Contact.MostNameLength) ?? "",
        Email is null ? null : UserRules.Email(check, Email) ?? "",
        ExternalId is null ? null : check.Optional(ExternalId, "externalId", ContactRules.MostExternalIdLength) ?? "",
        Language is null ? null : ContactRules.Language(check, Language) ?? "",
        Tags is null ? null : ContactRules.Tags(check, Tags),
        Attributes is null ? null : ContactRules.Attributes(check, Attributes));

    /// <summary><paramref name="contact"/> as it is with this said, which <see cref="Valid"/> has looked through.</summary>
    public Contact In(Contact contact) => contact with
    {
        FirstName = Said(FirstName, contact.FirstName),
        LastName = Said(LastName, contact.LastName),
        Email = Said(Email, contact.Email),
        ExternalId = Said(ExternalId, contact.ExternalId),
        Language = Said(Language, contact.Language),
        Tags = Tags is null ? contact.Tags : ContactJson.Of(Tags),
        Attributes = Attributes is null ? contact.Attributes : ContactJson.Of(Attributes),
    };

    private static string? Said(string? text, string? before) => text is null ? before : text.Length == 0 ? null : text;
}
