using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>A customer: made by the first message, named by people.</summary>
internal sealed record Contact
{
    /// <summary>Most characters of a first or a last name.</summary>
    public const int MostNameLength = 64;

    public required string CompanyId { get; init; }

    public required string ContactId { get; init; }

    /// <summary>Canonical: <c>+12025550123</c>, <c>66000</c> or <c>Acme</c>. Unique in the company, never changed.</summary>
    public required string Address { get; init; }

    /// <summary><c>E164</c>, <c>SHORT_CODE</c> or <c>ALPHANUMERIC</c>.</summary>
    public required string AddressType { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>Counts changes; what <c>ETag</c> says.</summary>
    public required long Version { get; init; }

    /// <summary>What a search looks through.</summary>
    public string SearchKey => NameKey.Of($"{Address}\n{FirstName} {LastName}\n{Email}");

    public string DisplayName => ContactName.Shown(FirstName, LastName, Address);

    /// <summary>The customer as the one who did something.</summary>
    public Actor Actor => new(ActorType.EndUser, ContactId, DisplayName);
}
