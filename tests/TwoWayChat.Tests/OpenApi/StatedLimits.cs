using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>What a described request states of its members, each with a value just beyond and, where there is one, at the limit.</summary>
internal static class StatedLimits
{
    /// <summary>Numbers larger than this are no limit that anybody meets.</summary>
    private const long Endless = 9_000_000_000_000_000;

    /// <summary>All limits of a body, the members of members included, by the names that errors give them (<c>week[0].from</c>).</summary>
    public static IEnumerable<StatedLimit> OfBody(JsonObject document, JsonNode schema) => OfObject(document, Followed(document, schema), "", value => value);

    /// <summary>The limits of a parameter.</summary>
    public static IEnumerable<StatedLimit> OfParameter(JsonNode parameter) => OfValue(parameter["schema"]!, (string)parameter["name"]!, value => value!)
        .Where(limit => limit.Rule != "type");

    public static JsonNode Followed(JsonObject document, JsonNode node) => node["$ref"] is { } reference
        ? Followed(document, ((string)reference!)[2..].Split('/').Aggregate(
            (JsonNode)document, (at, name) => at is JsonArray list ? list[int.Parse(name)]! : at[name]!))
        : node["oneOf"] is JsonArray choices ? Followed(document, choices.Last(choice => (string?)choice!["type"] != "null")!) : node;

    private static IEnumerable<StatedLimit> OfObject(JsonObject document, JsonNode schema, string path, Func<JsonNode?, JsonNode?> wrap)
    {
        foreach (var (name, bare) in schema["properties"]?.AsObject() ?? [])
        {
            var member = Followed(document, bare!);
            var field = path + name;
            JsonNode? In(JsonNode? value) => wrap(new JsonObject { [name] = value });
            foreach (var limit in OfValue(member, field, In))
            {
                yield return limit;
            }

            var isList = member["items"] is not null;
            var inner = isList ? Followed(document, member["items"]!) : member;
            foreach (var limit in OfObject(document, inner, isList ? $"{field}[0]." : $"{field}.", value => In(isList ? new JsonArray(value) : value)))
            {
                yield return limit;
            }
        }
    }

    private static IEnumerable<StatedLimit> OfValue(JsonNode schema, string field, Func<JsonNode?, JsonNode?> wrap)
    {
        StatedLimit Of(string rule, JsonNode? beyond, JsonNode? within = null) => new(field, rule, wrap(beyond), within is null ? null : wrap(within));
        var types = schema["type"] is JsonArray several ? [.. several.Select(type => (string)type!)] : new[] { (string?)schema["type"] ?? "" };
        yield return Of("type", types.Contains("string") || schema["enum"] is not null ? 5 : "x");
        if (Number(schema, "maxLength") is { } longest && types.Contains("string"))
        {
            yield return Of("maxLength", new string('x', (int)longest + 1), new string('x', (int)longest));
        }

        if (Number(schema, "minLength") is { } shortest and > 0)
        {
            yield return Of("minLength", new string('x', (int)shortest - 1));
        }

        if (Number(schema, "maximum") is { } most and < Endless)
        {
            yield return Of("maximum", most + 1, most);
        }

        if (Number(schema, "minimum") is { } least)
        {
            yield return Of("minimum", least - 1, least);
        }

        if (Number(schema, "maxItems") is { } items)
        {
            var isText = ((string?)schema["items"]?["type"] ?? schema["items"]?["type"]?.ToJsonString() ?? "").Contains("string");
            yield return Of("maxItems", new JsonArray([.. Enumerable.Range(0, (int)items + 1).Select(n => isText ? (JsonNode)$"x{n}" : new JsonObject())]));
        }

        if (Number(schema, "maxProperties") is { } members)
        {
            yield return Of("maxProperties", new JsonObject(Enumerable.Range(0, (int)members + 1).Select(n => KeyValuePair.Create($"x{n}", (JsonNode?)"y"))));
        }

        if (schema["enum"] is not null)
        {
            yield return Of("enum", "NO SUCH WORD");
        }

        if (schema["pattern"] is not null)
        {
            yield return Of("pattern", " é");
        }
    }

    private static long? Number(JsonNode schema, string rule) => schema[rule] is { } value ? (long)Math.Min((double)value, 2.0 * Endless) : null;
}
