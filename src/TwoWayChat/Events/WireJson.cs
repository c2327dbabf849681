using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwoWayChat.Events;

/// <summary>JSON as it stands on the wire: camelCase, enum values in UPPER_CASE, nulls written, nothing escaped that need not be.</summary>
internal static class WireJson
{
    /// <summary>Deepest nesting a request may have.</summary>
    public const int MaxDepth = 32;

    public static readonly JsonSerializerOptions Options = Apply(new JsonSerializerOptions());

    /// <summary>Gives <paramref name="options"/> the wire's settings.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Bodies are JSON only, never markup.
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        return options;
    }
}
