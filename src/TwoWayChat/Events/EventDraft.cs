using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>An event as an action hands it to the log. It gets its sequence as the last thing before the commit.</summary>
internal sealed record EventDraft(NamedRef Company, string Type, EventFacts Facts, Actor Actor, object Data) : TailEntry(Company.Id)
{
    /// <summary>What order is kept by: the chat, else the contact, else the user or property.</summary>
    public required string Subject { get; init; }

    /// <summary>When it happened, epoch milliseconds.</summary>
    public required long OccurredAt { get; init; }

    /// <summary>The property after the change, by name.</summary>
    public NamedRef? Property { get; init; }

    public ChatRef? Chat { get; init; }

    /// <summary>Runs in the same transaction once the sequence is known.</summary>
    public Func<WriteScope, long, Task>? Numbered { get; init; }
}
