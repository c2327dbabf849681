using TwoWayChat.Chats.Notes;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Ui;

/// <summary>Something that stands in a thread besides messages: what happened to the chat, or a note.</summary>
internal sealed record HistoryLine
{
    /// <summary>Its own among all that stands in a thread.</summary>
    public required string Key { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long At { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Who did it; the server where it did it by itself. A customer has no name here.</summary>
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

    public static HistoryLine Of(KeptLine line) => new()
    {
        Key = $"line-{line.Sequence}",
        At = line.OccurredAt,
        Type = line.Type,
        Actor = new Actor(EnumText.Parse<ActorType>(line.ActorType), line.ActorId, line.ActorName),
        Property = line.PropertyName,
        Assignee = line.AssigneeId is null ? null : new NamedRef(line.AssigneeId, line.AssigneeName ?? ""),
        Note = line.Note,
        Tag = line.Tag,
        EndReason = line.Reason,
    };

    public static HistoryLine Of(Note note) => new()
    {
        Key = $"note-{note.NoteId}",
        At = note.CreatedAt,
        Type = EventTypes.ChatNoteAdded,
        Actor = new Actor(EnumText.Parse<ActorType>(note.AuthorType), note.AuthorId, note.AuthorName),
        Note = note.Text,
    };
}
