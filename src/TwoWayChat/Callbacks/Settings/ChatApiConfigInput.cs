using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using TwoWayChat.Companies;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>
/// Body of <c>PUT /chat-api-config</c>. What it leaves out stays; of the members that may be null on the wire, null is a value of its own: no callback
/// URL, all event types, no credentials.
/// </summary>
internal sealed record ChatApiConfigInput
{
    public bool? Enabled { get; init; }

    public Delivery? Delivery { get; init; }

    [MaxLength(Callbacks.Wire.CallbackUrl.MostCharacters)]
    public string? CallbackUrl
    {
        get;
        init
        {
            field = value;
            NamesCallbackUrl = true;
        }
    }

    public IReadOnlyList<string>? EventTypes
    {
        get;
        init
        {
            field = value;
            NamesEventTypes = true;
        }
    }

    public CallbackOrder? CallbackOrder { get; init; }

    public ReceiverInput? Receiver
    {
        get;
        init
        {
            field = value;
            NamesReceiver = true;
        }
    }

    /// <summary>Whether <see cref="CallbackUrl"/> was given, null included.</summary>
    [JsonIgnore]
    public bool NamesCallbackUrl { get; private init; }

    /// <summary>Whether <see cref="EventTypes"/> was given, null included.</summary>
    [JsonIgnore]
    public bool NamesEventTypes { get; private init; }

    /// <summary>Whether <see cref="Receiver"/> was given, null included.</summary>
    [JsonIgnore]
    public bool NamesReceiver { get; private init; }
}
