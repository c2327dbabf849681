using TwoWayChat.Events;

namespace TwoWayChat.Companies;

/// <summary>A tenant: everything else belongs to exactly one.</summary>
internal sealed record Company
{
    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;

    public required string CompanyId { get; init; }

    /// <summary>The part after the <c>@</c> of a sign-in name, as it was written when the company was made.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166 code of the country whose numbers people may write without country code; null for none.</summary>
    public string? DefaultCountry { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }

    public NamedRef Ref => new(CompanyId, Name);
}
