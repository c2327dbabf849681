using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>A user with company name and properties, as one query reads it.</summary>
internal sealed record User
{
    /// <summary>Most characters of user and display names.</summary>
    public const int MostNameLength = 64;

    /// <summary>Most characters of an e-mail address (RFC 5321, 4.5.3.1.3, without the angle brackets).</summary>
    public const int MostEmailLength = 254;

    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>The company's; null for none.</summary>
    public string? DefaultCountry { get; init; }

    public required string UserId { get; init; }

    public required string Username { get; init; }

    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    /// <summary>Text of <see cref="Role"/>.</summary>
    public required string RoleName { get; init; }

    public required string PasswordHash { get; init; }

    public required string SecurityStamp { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>Ids of the properties assigned, with commas between; null for none.</summary>
    public string? PropertyList { get; init; }

    public Role Role => EnumText.Parse<Role>(RoleName);

    public string UsernameKey => NameKey.Of(Username);

    /// <summary>What a search looks through: names and address.</summary>
    public string SearchKey => NameKey.Of($"{Username}\n{DisplayName}\n{Email}");

    public IReadOnlyList<string> PropertyIds => PropertyList?.Split(',') ?? [];

    /// <summary>The text for <see cref="PropertyList"/>.</summary>
    public static string? ListOf(IReadOnlyCollection<string> propertyIds) => propertyIds.Count == 0 ? null : string.Join(',', propertyIds);

    public string SignInName => $"{Username}@{CompanyName}";

    public Account ToAccount() => new()
    {
        Company = new NamedRef(CompanyId, CompanyName),
        UserId = UserId,
        Username = Username,
        DisplayName = DisplayName,
        Role = Role,
        Enabled = Enabled,
        SecurityStamp = SecurityStamp,
        PasswordHash = PasswordHash,
        PropertyIds = PropertyIds.ToHashSet(),
        DefaultCountry = DefaultCountry ?? "",
    };
}
