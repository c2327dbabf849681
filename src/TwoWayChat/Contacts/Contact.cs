using TwoWayChat.Events;

namespace TwoWayChat.Contacts;

/// <summary>A customer: made by the first message, named by people.</summary>
internal sealed record Contact
{
    /// <summary>Most characters of a first or a last name.</summary>
    public const int MostNameLength = 64;

    /// <summary>Nothing is known.</summary>
    public const string NoConsent = "NONE";

    public required string CompanyId { get; init; }

    public required string ContactId { get; init; }

    /// <summary>Canonical: <c>+12025550123</c>, <c>66000</c> or <c>Acme</c>. Unique in the company, never changed.</summary>
    public required string Address { get; init; }

    /// <summary><c>E164</c>, <c>SHORT_CODE</c> or <c>ALPHANUMERIC</c>.</summary>
    public required string AddressType { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>The company's own key of the contact, unique in the company.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Language to write in, such as <c>es</c> or <c>pt-BR</c> (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>How the contact stands as a whole: text of <see cref="Consent.ConsentState"/>. A copy for showing; what decides is the ledger.</summary>
    public string Consent { get; init; } = NoConsent;

    /// <summary>JSON list of texts.</summary>
    public string Tags { get; init; } = "[]";

    /// <summary>JSON object of texts: what the company itself wants to know of its contacts.</summary>
    public string Attributes { get; init; } = "{}";

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>Counts changes; what <c>ETag</c> says.</summary>
    public required long Version { get; init; }

    /// <summary>What a search looks through.</summary>
    public string SearchKey => Security.NameKey.Of($"{Address}\n{FirstName} {LastName}\n{Email}\n{ExternalId}");

    /// <summary>What a search compares with the beginning of the whole name; null where there is none.</summary>
    public string? NameKey => FirstName is null && LastName is null ? null : Security.NameKey.Of($"{FirstName} {LastName}");

    /// <summary>The same of the last name alone.</summary>
    public string? LastKey => LastName is null ? null : Security.NameKey.Of(LastName);

    public IReadOnlyList<string> TagList => ContactJson.List(Tags);

    public IReadOnlyDictionary<string, string> AttributeMap => ContactJson.Map(Attributes);

    public string DisplayName => ContactName.Shown(FirstName, LastName, Address);

    /// <summary>The customer as the one who did something.</summary>
    public Actor Actor => new(ActorType.EndUser, ContactId, DisplayName);
}
