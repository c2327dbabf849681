using System.ComponentModel.DataAnnotations;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

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

    /// <summary>How chats come to agents.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>Most open chats of an agent to whom the server assigns; 0 for no limit.</summary>
    [Range(0, Property.MostAssignmentLimit)]
    public long? AssignmentLimit { get; init; }

    /// <summary>Minutes without a message after which an answered chat ends; 0 for never.</summary>
    [Range(0, Property.MostInactivityMinutes)]
    public long? InactivityMinutes { get; init; }

    /// <summary>Says what is out of range.</summary>
    public void EnforceRanges() => new Check()
        .That(
            AssignmentLimit is null or (>= 0 and <= Property.MostAssignmentLimit),
            "assignmentLimit", "OUT_OF_RANGE", $"must be 0 (no limit) to {Property.MostAssignmentLimit}")
        .That(
            InactivityMinutes is null or (>= 0 and <= Property.MostInactivityMinutes),
            "inactivityMinutes", "OUT_OF_RANGE", $"must be 0 (never) to {Property.MostInactivityMinutes}")
        .Enforce();

    /// <summary>The property as it shall stand.</summary>
    public Property Apply(Property property) => property with
    {
        Name = Name ?? property.Name,
        IsDefault = Default ?? property.IsDefault,
        Collision = Collision is { } collision ? EnumText.Of(collision) : property.Collision,
        Assignment = Assignment is { } assignment ? EnumText.Of(assignment) : property.Assignment,
        AssignmentLimit = AssignmentLimit ?? property.AssignmentLimit,
        InactivityMinutes = InactivityMinutes ?? property.InactivityMinutes,
    };
}
