using System.Reflection;
using System.Text.Json.Nodes;

namespace TwoWayChat.OpenApi;

/// <summary>
/// The JSON Schemas (2020-12) that are written by hand, because they are the contract: one per event type, and the objects these are made of.
/// They lie beside this file in <c>Schemas</c>; relative references between them hold where they are served.
/// </summary>
internal sealed class EventSchemas
{
    private const string Folder = "TwoWayChat.OpenApi.Schemas.";

    private readonly Dictionary<string, byte[]> files = Read();

    /// <summary>Names of all schemas: event types such as <c>chat.started</c>, and objects such as <c>Message</c>.</summary>
    public IReadOnlyCollection<string> Names => files.Keys;

    /// <summary>The schema as it was written, or null.</summary>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>The schema as a component of the OpenAPI document, where it finds the others by pointers.</summary>
    public JsonObject Component(string name)
    {
        var schema = JsonNode.Parse(files[name])!.AsObject();
        schema.Remove("$schema");
        Repoint(schema);
        return schema;
    }

    private static void Repoint(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            if (members["$ref"]?.GetValue<string>() is { } file && file.EndsWith(".json", StringComparison.Ordinal))
            {
                members["$ref"] = $"#/components/schemas/{file[..^".json".Length]}";
            }

            members.ToList().ForEach(member => Repoint(member.Value));
        }
        else if (node is JsonArray items)
        {
            items.ToList().ForEach(Repoint);
        }
    }

    private static Dictionary<string, byte[]> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..^".json".Length], name => Bytes(assembly, name));
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
