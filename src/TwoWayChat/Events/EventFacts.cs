namespace TwoWayChat.Events;

/// <summary>
/// What decides who may see an event, frozen when it is logged: the property and the assignee, before and after the change.
/// Who may see either side sees the event, so a transfer reaches both.
/// </summary>
internal sealed record EventFacts
{
    /// <summary>Property after the change; null is for global managers alone.</summary>
    public string? PropertyId { get; init; }

    /// <summary>Property before the change, where it differs.</summary>
    public string? PropertyBefore { get; init; }

    /// <summary>Ids of further properties that the subject lies in: a user may have several, and a contact has chats in several.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>User id of the assignee after the change.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>User id of the assignee before the change, where it differs.</summary>
    public string? AssigneeBefore { get; init; }

    /// <summary>The only session that sees this event: set on <c>session.*</c>.</summary>
    public string? SessionId { get; init; }

    /// <summary>What lies in several properties: an event of it is for whoever sees one of them.</summary>
    public static EventFacts In(IReadOnlyList<string> propertyIds) => new()
    {
        PropertyId = propertyIds.Count == 0 ? null : propertyIds[0],
        AlsoIn = [.. propertyIds.Skip(1)],
    };
}
