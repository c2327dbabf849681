using System.Text.Json.Serialization;
using TwoWayChat.Companies;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>The Chat API configuration on the wire.</summary>
/// <param name="EventTypes">Null for all of the event log; <c>reply.started</c> and <c>reply.stopped</c> come only where they are named.</param>
/// <param name="DisabledReason">Why the server itself has stopped calling; null while it has not. Saving the configuration clears it.</param>
/// <param name="PreviousSecretUntil">Until when the secret before the last rotation signs too, epoch milliseconds; null before the first rotation.</param>
/// <param name="UpdatedAt">Epoch milliseconds.</param>
internal sealed record ChatApiConfigView(
    bool Enabled,
    Delivery Delivery,
    string? CallbackUrl,
    IReadOnlyList<string>? EventTypes,
    CallbackOrder CallbackOrder,
    ReceiverView? Receiver,
    string? DisabledReason,
    long? PreviousSecretUntil,
    long UpdatedAt,
    long Version)
{
    /// <summary>The signing secret, in the one answer to the save that made it; it is never shown again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static ChatApiConfigView Of(ChatApiConfig config) => new(
        config.Enabled,
        EnumText.Parse<Delivery>(config.Delivery),
        config.CallbackUrl,
        config.ChosenTypes,
        EnumText.Parse<CallbackOrder>(config.CallbackOrder),
        config.ReceiverUser is { } user ? new ReceiverView(user) : null,
        config.DisabledReason,
        config.PreviousSecretUntil,
        config.UpdatedAt,
        config.Version);
}
