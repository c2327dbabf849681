using System.Text.Json.Serialization;

namespace TwoWayChat.Sms;

/// <summary>How the characters of a text message travel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextEncoding>))]
internal enum TextEncoding
{
    /// <summary>GSM 03.38 default alphabet with its extension table, counted in septets.</summary>
    [JsonStringEnumMemberName("GSM7")]
    Gsm7,

    /// <summary>UTF-16, which networks name UCS-2, counted in 16-bit code units.</summary>
    [JsonStringEnumMemberName("UCS2")]
    Ucs2,
}
