namespace TwoWayChat.Load.Receiving;

/// <summary>What a receiver has to know of a callback.</summary>
internal sealed record ArrivedCallback
{
    public required string WebhookId { get; init; }

    public required string SessionId { get; init; }

    public required string Type { get; init; }

    public required long Sequence { get; init; }

    public required long PreviousSequence { get; init; }

    /// <summary>The chat; null for what belongs to none.</summary>
    public string? ChatId { get; init; }

    /// <summary>The text of a message.</summary>
    public string? Text { get; init; }

    /// <summary>The id of a message.</summary>
    public string? MessageId { get; init; }
}
