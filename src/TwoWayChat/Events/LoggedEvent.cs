namespace TwoWayChat.Events;

/// <summary>A row of a company's event log.</summary>
internal sealed record LoggedEvent
{
    public required string CompanyId { get; init; }

    /// <summary>Position in the company's log: gap-free, in commit order, from 1.</summary>
    public required long Sequence { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long OccurredAt { get; init; }

    public string? PropertyId { get; init; }

    public string? PropertyBefore { get; init; }

    /// <summary><see cref="EventFacts.AlsoIn"/>, separated by blanks; null where there are none.</summary>
    public string? AlsoIn { get; init; }

    public string? AssigneeId { get; init; }

    public string? AssigneeBefore { get; init; }

    public string? SessionId { get; init; }

    /// <summary>JSON of <see cref="EventContent"/>.</summary>
    public required string Content { get; init; }

    public EventFacts Facts => new()
    {
        PropertyId = PropertyId,
        PropertyBefore = PropertyBefore,
        AlsoIn = AlsoIn?.Split(' ') ?? [],
        AssigneeId = AssigneeId,
        AssigneeBefore = AssigneeBefore,
        SessionId = SessionId,
    };
}
