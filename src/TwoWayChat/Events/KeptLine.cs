using System.Text.Json;

namespace TwoWayChat.Events;

/// <summary>Something that happened to a chat besides its messages and notes: what its event told, as far as a thread shows it.</summary>
internal sealed record KeptLine
{
    public required string CompanyId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>The event's place in the company's log.</summary>
    public required long Sequence { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long OccurredAt { get; init; }

    /// <summary>Text of <see cref="ActorType"/>.</summary>
    public required string ActorType { get; init; }

    public string? ActorId { get; init; }

    /// <summary>Empty for a customer, who is called by the name that is known by now: what is kept for good holds nothing to be erased.</summary>
    public required string ActorName { get; init; }

    /// <summary>The property after it.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The assignee after it.</summary>
    public string? AssigneeId { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>The note of a transfer.</summary>
    public string? Note { get; init; }

    public string? Tag { get; init; }

    /// <summary>Why the chat ended.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of an event of a chat.</summary>
    public static KeptLine Of(LoggedEvent logged)
    {
        var content = JsonSerializer.Deserialize<Content>(logged.Content, WireJson.Options)!;
        return new KeptLine
        {
            CompanyId = logged.CompanyId,
            ChatId = logged.Subject,
            Sequence = logged.Sequence,
            Type = logged.Type,
            OccurredAt = logged.OccurredAt,
            ActorType = Data.EnumText.Of(content.Actor.Type),
            ActorId = content.Actor.Id,
            ActorName = content.Actor.Type == Events.ActorType.EndUser ? "" : content.Actor.Name,
            PropertyName = content.Property?.Name,
            AssigneeId = content.Chat?.AssignedTo?.Id,
            AssigneeName = content.Chat?.AssignedTo?.Name,
            Note = content.Data?.Note,
            Tag = content.Data?.Tag,
            Reason = content.Data?.Reason,
        };
    }

    private sealed record Content(NamedRef? Property, Actor Actor, ChatRef? Chat, Details? Data);

    private sealed record Details(string? Note, string? Tag, string? Reason);
}
