namespace TwoWayChat.Callbacks.Control;

/// <summary>What stood in an event's envelope when it was first sent to a session.</summary>
internal sealed record SentPosition
{
    public required long Sequence { get; init; }

    public required long PreviousSequence { get; init; }
}
