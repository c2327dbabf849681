namespace TwoWayChat.Messages;

/// <summary>Which message, in which chat.</summary>
internal sealed record MessagePlace
{
    public required string MessageId { get; init; }

    public required string ChatId { get; init; }
}
