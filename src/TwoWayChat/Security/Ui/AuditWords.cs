using System.Text.Json;

namespace TwoWayChat.Security.Ui;

/// <summary>Audit entries in words.</summary>
internal static class AuditWords
{
    private static readonly string[] Actions =
    [
        "company.created", "company.updated", "user.created", "user.updated", "user.password_changed", "user.password_link_sent", "user.password_reset", "user.deleted", "user.second_factor_on",
        "user.second_factor_off", "user.recovery_codes_renewed", "user.recovery_code_used", "property.created", "property.updated",
        "property.deleted", "business_hours.updated", "keyword.created", "keyword.updated", "keyword.deleted", "template.created",
        "template.updated", "template.deleted", "sender_address.created", "sender_address.updated",
        "sender_address.deleted", "chat_api_config.updated", "chat_api_config.secret_rotated", "session.created", "session.ended", "message.sent", "message.redacted",
        "chat.assigned", "chat.unassigned", "chat.transferred", "chat.ended", "chat.note_added", "chat.tagged", "chat.untagged", "contact.created", "contact.updated", "contact.note_added", "contact.note_deleted", "contact.merged", "contact.erased", "contact.opted_out", "contact.opted_in", "block_list.imported", "consent_settings.updated",
    ];

    /// <summary>The choices of the filter: all, then the actions that have a text.</summary>
    public static List<(string Value, string Text)> Choices => [("", AuditText.AllActions), .. Actions.Select(action => (action, Of(action)))];

    /// <summary>The text of an action; one that has none yet stands for itself.</summary>
    public static string Of(string action) =>
        AuditText.ResourceManager.GetString($"Act_{action.Replace('.', '_')}", AuditText.Culture) ?? action;

    /// <summary>What changed, one member a line; empty for an entry without details.</summary>
    public static IReadOnlyList<(string Name, string Value)> Details(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(member => (member.Name, Value(member.Value)))];
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.GetArrayLength() == 0 => "–",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Value)),
        JsonValueKind.Null => "–",
        _ => value.GetRawText(),
    };
}
