using System.Reflection;
using System.Text.Json.Nodes;
using TwoWayChat.Events;

namespace TwoWayChat.OpenApi;

/// <summary>
/// The callbacks as webhooks of the document: one per event type, all with the headers and answers that <c>Webhooks.json</c> tells.
/// </summary>
internal static class Webhooks
{
    public static void Add(JsonObject document, EventSchemas schemas)
    {
        var shared = Read();
        var parameters = document["components"]!["parameters"]!.AsObject();
        foreach (var (name, parameter) in shared["parameters"]!.AsObject())
        {
            parameters[name] = parameter!.DeepClone();
        }

        document["webhooks"] = new JsonObject(EventTypes.All.Select(type => KeyValuePair.Create(
            type, (JsonNode?)new JsonObject { ["post"] = Operation(type, schemas.Component(type), shared) })));
    }

    private static JsonObject Operation(string type, JsonObject schema, JsonObject shared) => new()
    {
        ["tags"] = new JsonArray("Callbacks"),
        ["operationId"] = $"on{string.Concat(type.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}",
        ["summary"] = type,
        ["description"] = schema["description"]!.DeepClone(),
        ["parameters"] = new JsonArray(
            [.. shared["parameters"]!.AsObject().Select(part => new JsonObject { ["$ref"] = $"#/components/parameters/{part.Key}" })]),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = Content(type, schema) },
        },
        ["responses"] = shared["responses"]!.DeepClone(),
    };

    private static JsonObject Content(string type, JsonObject schema) => new()
    {
        ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{type}" },
        ["example"] = schema["examples"]![0]!.DeepClone(),
    };

    private static JsonObject Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("TwoWayChat.OpenApi.Webhooks.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
