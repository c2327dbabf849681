namespace TwoWayChat.Messages;

/// <summary>All that is known of an inbound text before it is stored, as one query reads it.</summary>
internal sealed record InboundLook
{
    public required string SenderAddressId { get; init; }

    /// <summary>Gateway of the sender address.</summary>
    public required string Gateway { get; init; }

    public string? SenderPropertyId { get; init; }

    /// <summary>The message that came under the same provider id before.</summary>
    public string? KnownMessageId { get; init; }

    public string? KnownChatId { get; init; }

    public string? ContactId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? OpenChatId { get; init; }
}
