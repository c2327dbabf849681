using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>A message of a chat, as its row.</summary>
internal sealed record Message
{
    public required string CompanyId { get; init; }

    public required string MessageId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>Position in the chat: from 1, without gaps, given under the chat's row lock.</summary>
    public long Number { get; init; }

    /// <summary>Text of <see cref="Chats.Direction"/>.</summary>
    public required string Direction { get; init; }

    public bool IsOutbound => Direction == Data.EnumText.Of(Chats.Direction.Outbound);

    /// <summary><c>SMS</c>.</summary>
    public required string Channel { get; init; }

    public required string FromAddress { get; init; }

    public required string ToAddress { get; init; }

    public required string Text { get; init; }

    /// <summary><c>GSM7</c> or <c>UCS2</c>.</summary>
    public required string Encoding { get; init; }

    public required long Segments { get; init; }

    /// <summary>Text of <see cref="ActorType"/>.</summary>
    public required string AuthorType { get; init; }

    public string? AuthorId { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>Text of <see cref="Chats.Origin"/>.</summary>
    public required string Origin { get; init; }

    /// <summary>The template that it was made of, which may be gone since.</summary>
    public string? TemplateId { get; init; }

    public string? ClientMessageId { get; init; }

    public required string Gateway { get; init; }

    /// <summary>The gateway's id of the message.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Text of <see cref="MessageState"/>.</summary>
    public required string State { get; init; }

    /// <summary>JSON of <see cref="DeliveryError"/>, where delivery failed.</summary>
    public string? Error { get; init; }

    /// <summary>Why people should look at it: text of <see cref="Chats.Attention"/>.</summary>
    public string? Attention { get; init; }

    /// <summary>Epoch milliseconds, as all times here.</summary>
    public required long CreatedAt { get; init; }

    public long? SentAt { get; init; }

    public long? DeliveredAt { get; init; }

    /// <summary>When its text was removed; the text is empty then.</summary>
    public long? RedactedAt { get; init; }

    /// <summary>The failed message that this one is a new attempt of.</summary>
    public string? ResendOf { get; init; }

    /// <summary>The new attempt at this one.</summary>
    public string? ResentAs { get; init; }

    public DeliveryError? DeliveryError => Error is null ? null : JsonSerializer.Deserialize<DeliveryError>(Error, WireJson.Options);
}
