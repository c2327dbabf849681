namespace TwoWayChat.Callbacks.Wire;

/// <summary>One attempt to deliver one event to one session's receiver.</summary>
internal sealed record CallbackRequest
{
    /// <summary>The callback URL, as <see cref="CallbackUrl"/> accepted it.</summary>
    public required Uri Url { get; init; }

    /// <summary><c>{eventId}_{sessionId}</c>, the same at every attempt and replay; without a full stop.</summary>
    public required string WebhookId { get; init; }

    public required string EventType { get; init; }

    /// <summary>From 1, counted per event and session.</summary>
    public required int Attempt { get; init; }

    /// <summary>Null for a test event, which belongs to no session; the header is left out then.</summary>
    public string? SessionId { get; init; }

    /// <summary>The company's sequence number; null for events that are not logged, the header is left out then.</summary>
    public long? Sequence { get; init; }

    /// <summary>Whether somebody asked for this delivery again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The live secrets, newest first; at least one.</summary>
    public required IReadOnlyList<SigningSecret> Secrets { get; init; }

    /// <summary>HTTP Basic towards the receiver, or null.</summary>
    public ReceiverCredentials? Credentials { get; init; }

    /// <summary>The envelope as JSON. It has to stay unchanged until the attempt has ended.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
