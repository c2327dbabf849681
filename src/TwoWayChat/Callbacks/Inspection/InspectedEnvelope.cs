using System.Text.Json;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>What the checks need of a body; null where it does not say so. Anybody may have sent it.</summary>
/// <param name="Subject">What order is kept by, as far as the envelope tells: session, chat, contact, agent or property.</param>
internal sealed record InspectedEnvelope(
    string? EventId, string? Type, string? CompanyId, string? SessionId, long? Sequence, long? PreviousSequence, string? Subject)
{
    private static readonly InspectedEnvelope Nothing = new(null, null, null, null, null, null, null);

    public static InspectedEnvelope Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private static InspectedEnvelope Of(JsonElement root) => new(
        Text(root, "eventId"),
        Text(root, "type"),
        Text(root, "company", "id"),
        Text(root, "sessionId"),
        Number(root, "sequence"),
        Number(root, "previousSequence"),
        SubjectOf(root));

    private static string? SubjectOf(JsonElement root) => Text(root, "type") is { } type && type.StartsWith("session.", StringComparison.Ordinal)
        ? Text(root, "sessionId")
        : Text(root, "chat", "id") ?? Text(root, "data", "contact", "id") ?? Text(root, "data", "agent", "id") ?? Text(root, "property", "id");

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Number(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    private static JsonElement? Find(JsonElement element, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
