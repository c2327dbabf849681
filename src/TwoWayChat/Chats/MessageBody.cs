using System.Text.Json.Serialization;
using TwoWayChat.Events;
using TwoWayChat.Media;

namespace TwoWayChat.Chats;

/// <summary>The message object of the API and of events. What a message does not have (yet) is left out.</summary>
internal sealed record MessageBody
{
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientMessageId { get; init; }

    public required string ChatId { get; init; }

    public required long Number { get; init; }

    public required string Direction { get; init; }

    public required string Channel { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Text { get; init; }

    public required string Encoding { get; init; }

    public required long Segments { get; init; }

    /// <summary>Empty for an SMS.</summary>
    public required IReadOnlyList<MessageMedia> Media { get; init; }

    public required Author Author { get; init; }

    public required string Origin { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TemplateId { get; init; }

    public required string State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryError? Error { get; init; }

    /// <summary>Why people should look at it: text of <see cref="Chats.Attention"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Attention { get; init; }

    public required long CreatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SentAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DeliveredAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CarrierMessageId { get; init; }

    /// <summary>When its text was removed, epoch milliseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? RedactedAt { get; init; }

    /// <summary>The failed message that this one is a new attempt of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ResendOf { get; init; }

    /// <summary>The new attempt at this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ResentAs { get; init; }

    /// <summary>In the answer to a send only: what others have written that its author had not seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessageBody>? NewerMessages { get; init; }

    public static MessageBody Of(Message message) => new()
    {
        Id = message.MessageId,
        ClientMessageId = message.ClientMessageId,
        ChatId = message.ChatId,
        Number = message.Number,
        Direction = message.Direction,
        Channel = message.Channel,
        From = message.FromAddress,
        To = message.ToAddress,
        Text = message.Text,
        Encoding = message.Encoding,
        Segments = message.Segments,
        Media = message.Media,
        Author = new Author(message.AuthorType, message.AuthorId, message.AuthorName),
        Origin = message.Origin,
        TemplateId = message.TemplateId,
        State = message.State,
        Error = message.DeliveryError,
        Attention = message.Attention,
        CreatedAt = message.CreatedAt,
        SentAt = message.SentAt,
        DeliveredAt = message.DeliveredAt,
        CarrierMessageId = message.ProviderMessageId,
        RedactedAt = message.RedactedAt,
        ResendOf = message.ResendOf,
        ResentAs = message.ResentAs,
    };
}
