using System.Text.Json;
using TwoWayChat.Events;
using TwoWayChat.Media;

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

    /// <summary><c>SMS</c>, or <c>MMS</c> with media.</summary>
    public required string Channel { get; init; }

    public required string FromAddress { get; init; }

    public required string ToAddress { get; init; }

    public required string Text { get; init; }

    /// <summary><c>GSM7</c> or <c>UCS2</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Texts on the air; 0 for an MMS, which is one message however long.</summary>
    public required long Segments { get; init; }

    /// <summary>JSON of its media as the row keeps it, without links; null for none.</summary>
    public string? KeptMedia { get; init; }

    /// <summary>The same with links that are good for a while.</summary>
    public IReadOnlyList<MessageMedia> Media { get; init; } = [];

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

    public MessageKey Key => new(CompanyId, ChatId, MessageId);

    /// <summary>The same message with media, and thereby an MMS; itself where there are none.</summary>
    public Message Showing(IReadOnlyList<MessageMedia> media) =>
        media.Count == 0 ? this : this with { Channel = "MMS", Segments = 0, Media = media, KeptMedia = MessageMedia.ToRow(media) };

    public DeliveryError? DeliveryError => Error is null ? null : JsonSerializer.Deserialize<DeliveryError>(Error, WireJson.Options);
}
