using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Load.Seeding;

/// <summary>A company ready to be written to.</summary>
internal sealed record LoadCompany
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<LoadProperty> Properties { get; init; }

    /// <summary>Global managers.</summary>
    public required IReadOnlyList<LoadUser> Managers { get; init; }

    /// <summary>Agents and property managers, of one property each.</summary>
    public required IReadOnlyList<LoadUser> Staff { get; init; }

    /// <summary>Signs its callbacks.</summary>
    public required SigningSecret Secret { get; init; }
}
