using System.Text.Json;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Receipts;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>A text on the screen of a simulated phone, with what became of it.</summary>
internal sealed record PhoneText
{
    public required string MessageId { get; init; }

    /// <summary>Text of <see cref="Chats.Direction"/>, as the company sees it.</summary>
    public required string Direction { get; init; }

    public required string FromAddress { get; init; }

    public required string ToAddress { get; init; }

    public required string Text { get; init; }

    /// <summary>JSON of its media; null for none.</summary>
    public string? Media { get; init; }

    /// <summary>Text of <see cref="MessageState"/>.</summary>
    public required string State { get; init; }

    /// <summary>JSON of <see cref="DeliveryError"/>.</summary>
    public string? Error { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Typed into the phone, not sent to it.</summary>
    public bool IsOwn => Direction == EnumText.Of(Chats.Direction.Inbound);

    /// <summary>The company's address.</summary>
    public string Sender => IsOwn ? ToAddress : FromAddress;

    public bool HasFailed => MessageStates.IsFailure(EnumText.Parse<MessageState>(State));

    /// <summary>Why it did not arrive, for people.</summary>
    public string? Reason => Error is null ? null : JsonSerializer.Deserialize<DeliveryError>(Error, WireJson.Options)?.Message;
}
