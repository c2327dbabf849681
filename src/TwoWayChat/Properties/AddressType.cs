using System.Text.Json.Serialization;

namespace TwoWayChat.Properties;

/// <summary>The three forms of an address that a text message can come from or go to (3GPP TS 23.040, 9.1.2.5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AddressType>))]
internal enum AddressType
{
    /// <summary>A telephone number in international form, with its plus sign (ITU-T E.164).</summary>
    [JsonStringEnumMemberName("E164")]
    E164,

    /// <summary>3 to 8 digits that mean something within one country only.</summary>
    [JsonStringEnumMemberName("SHORT_CODE")]
    ShortCode,

    /// <summary>A sender's name of 1 to 11 characters; nobody can answer it.</summary>
    [JsonStringEnumMemberName("ALPHANUMERIC")]
    Alphanumeric,
}
