using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Contacts;

/// <summary>Body of <c>POST /contacts</c>: an address, and what people say of the contact.</summary>
internal sealed record NewContactInput
{
    /// <summary>A number with its country code, a short code or a sender's name.</summary>
    [Required]
    [MaxLength(Properties.Address.MaxTextLength)]
    public string? Address { get; init; }

    [MaxLength(Contact.MostNameLength)]
    public string? FirstName { get; init; }

    [MaxLength(Contact.MostNameLength)]
    public string? LastName { get; init; }

    [MaxLength(Users.User.MostEmailLength)]
    public string? Email { get; init; }

    [MaxLength(ContactRules.MostExternalIdLength)]
    public string? ExternalId { get; init; }

    /// <summary>A language tag such as <c>es</c> or <c>pt-BR</c>.</summary>
    [MaxLength(ContactRules.MostLanguageLength)]
    public string? Language { get; init; }

    [MaxLength(ContactRules.MostTags)]
    public IReadOnlyList<string>? Tags { get; init; }

    [MaxLength(ContactRules.MostAttributes)]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>What is said of the contact.</summary>
    public ContactInput Said() => new(FirstName, LastName, Email, ExternalId, Language, Tags, Attributes);
}
