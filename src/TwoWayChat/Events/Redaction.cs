using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwoWayChat.Events;

/// <summary>Takes a message's text and media out of JSON as it was stored for the wire.</summary>
internal static class Redaction
{
    /// <summary>
    /// The same JSON with an empty <c>text</c>, empty <c>media</c> and <c>redactedAt</c> in every object of that <c>id</c> that has a text; null where there is
    /// none.
    /// </summary>
    /// <param name="json">A body or an event's content.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="at">Epoch milliseconds.</param>
    public static string? Apply(string json, string messageId, long at)
    {
        var node = JsonNode.Parse(json);
        return Redact(node, messageId, at) ? node!.ToJsonString(WireJson.Options) : null;
    }

    private static bool Redact(JsonNode? node, string messageId, long at)
    {
        if (node is JsonArray items)
        {
            return items.Aggregate(false, (found, item) => Redact(item, messageId, at) || found);
        }

        if (node is not JsonObject members)
        {
            return false;
        }

        var within = members.Aggregate(false, (found, member) => Redact(member.Value, messageId, at) || found);
        var isIt = members.ContainsKey("text") && members["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String
            && id.GetValue<string>() == messageId;
        if (isIt)
        {
            members["text"] = "";
            members["media"] = new JsonArray();
            members["redactedAt"] = at;
        }

        return isIt || within;
    }
}
