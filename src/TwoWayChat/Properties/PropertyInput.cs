using System.ComponentModel.DataAnnotations;
using TwoWayChat.Data;

namespace TwoWayChat.Properties;

/// <summary>Body of <c>POST /properties</c> and <c>PUT /properties/{id}</c>; what a PUT leaves out stays.</summary>
internal sealed record PropertyInput
{
    [MaxLength(Property.MostNameLength)]
    public string? Name { get; init; }

    /// <summary>True makes it the company's default in place of the one before. Not for POST.</summary>
    public bool? Default { get; init; }

    /// <summary>What happens to replies that cross with other messages.</summary>
    public Collision? Collision { get; init; }

    /// <summary>The property as it shall stand.</summary>
    public Property Apply(Property property) => property with
    {
        Name = Name ?? property.Name,
        IsDefault = Default ?? property.IsDefault,
        Collision = Collision is { } collision ? EnumText.Of(collision) : property.Collision,
    };
}
