using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Ui;

/// <summary>Something that happened to a chat besides its messages, as its event told it.</summary>
internal sealed record HistoryLine
{
    public required long Sequence { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Who did it; the server where it did it by itself.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The property after it.</summary>
    public string? Property { get; init; }

    /// <summary>The assignee after it.</summary>
    public NamedRef? Assignee { get; init; }

    /// <summary>The note of a transfer, or a note of its own.</summary>
    public string? Note { get; init; }

    public string? Tag { get; init; }

    /// <summary>Text of <see cref="EndReason"/>, with an end.</summary>
    public string? EndReason { get; init; }

    public static HistoryLine Of(LoggedEvent logged)
    {
        var content = JsonSerializer.Deserialize<Content>(logged.Content, WireJson.Options)!;
        return new HistoryLine
        {
            Sequence = logged.Sequence,
            At = logged.OccurredAt,
            Type = logged.Type,
            Actor = content.Actor,
            Property = content.Property?.Name,
            Assignee = content.Chat?.AssignedTo,
            Note = content.Data?.Note ?? content.Data?.Text,
            Tag = content.Data?.Tag,
            EndReason = content.Data?.Reason,
        };
    }

    private sealed record Content(NamedRef? Property, Actor Actor, ChatRef? Chat, Details? Data);

    private sealed record Details(string? Note, string? Text, string? Tag, string? Reason);
}
