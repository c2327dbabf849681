using System.Text.Json.Serialization;
using TwoWayChat.Chats;

namespace TwoWayChat.Messages;

/// <summary><c>data</c> of <c>message.sent</c>, <c>message.delivered</c> and <c>message.failed</c>.</summary>
internal sealed record MessageStateData(
    string MessageId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClientMessageId,
    string PreviousState,
    string State,
    string? CarrierMessageId,
    long Segments,
    long? SentAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? DeliveredAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeliveryError? Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Final)
{
    public static MessageStateData Of(Message before, Message after, bool isFinal) => new(
        after.MessageId,
        after.ClientMessageId,
        before.State,
        after.State,
        after.ProviderMessageId,
        after.Segments,
        after.SentAt,
        after.DeliveredAt,
        after.DeliveryError,
        isFinal);
}
