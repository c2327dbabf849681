using System.Text.Encodings.Web;
using System.Text.Json;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>JSON as people read it: indented, and letters of any language as they are. Pages encode it as the text that it is.</summary>
internal static class PrettyJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same text where it is no JSON.</summary>
    public static string Of(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
