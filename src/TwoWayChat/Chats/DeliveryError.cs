using System.Text.Json.Serialization;

namespace TwoWayChat.Chats;

/// <summary>Why a message did not reach the customer.</summary>
/// <param name="Code">Ours, stable, in UPPER_CASE.</param>
/// <param name="CarrierCode">The carrier's own, where it gave one.</param>
/// <param name="Message">For people.</param>
/// <param name="Retryable">Whether the same text may go through later.</param>
internal sealed record DeliveryError(
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CarrierCode,
    string Message,
    bool Retryable);
