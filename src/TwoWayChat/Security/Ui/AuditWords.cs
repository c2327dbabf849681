using System.Text.Json;

namespace TwoWayChat.Security.Ui;

/// <summary>Audit entries in words.</summary>
internal static class AuditWords
{
    /// <summary>The choices of the filter: all, then every action there is.</summary>
    public static List<(string Value, string Text)> Choices => [("", AuditText.AllActions), .. AuditActions.All.Select(action => (action, Of(action)))];

    /// <summary>The text of an action; one that has none yet stands for itself.</summary>
    public static string Of(string action) =>
        AuditText.ResourceManager.GetString($"Act_{action.Replace('.', '_')}", AuditText.Culture) ?? action;

    /// <summary>What changed, one member a line; empty for an entry without details.</summary>
    public static IReadOnlyList<(string Name, string Value)> Details(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(member => (Named(member.Name), Value(member.Value)))];
    }

    /// <summary>The member in the words of a resource (<c>Detail_timeZone</c>), else its own name as words: "Assignment limit".</summary>
    private static string Named(string member) => AuditText.ResourceManager.GetString($"Detail_{member}", AuditText.Culture)
        ?? string.Concat(member.Select((letter, place) => place == 0
            ? char.ToUpperInvariant(letter).ToString()
            : char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.GetArrayLength() == 0 => "–",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Value)),
        JsonValueKind.Null => "–",
        JsonValueKind.True => AuditText.Yes,
        JsonValueKind.False => AuditText.No,
        _ => value.GetRawText(),
    };
}
