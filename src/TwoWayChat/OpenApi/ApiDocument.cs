using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>
/// The OpenAPI document: routes as the server has mapped them, and the events, whose schemas are written by hand. It is made once, since neither
/// changes while the server runs.
/// </summary>
internal sealed class ApiDocument(IOpenApiDocumentProvider routes, EventSchemas schemas)
{
    private readonly Lazy<Task<byte[]>> made = new(() => MakeAsync(routes, schemas));

    public Task<byte[]> ReadAsync() => made.Value;

    private static async Task<byte[]> MakeAsync(IOpenApiDocumentProvider routes, EventSchemas schemas)
    {
        var document = await routes.GetOpenApiDocumentAsync();
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!.AsObject();
        ShortenPaths(json);
        var components = json["components"]!.AsObject();
        foreach (var name in schemas.Names)
        {
            components["schemas"]![name] = schemas.Component(name);
        }

        Webhooks.Add(json, schemas);
        return Encoding.UTF8.GetBytes(json.ToJsonString(WireJson.Options));
    }

    /// <summary>Paths stand relative to the server's URL, which holds the base.</summary>
    private static void ShortenPaths(JsonObject json)
    {
        var paths = new JsonObject();
        foreach (var (path, item) in json["paths"]!.AsObject().ToList())
        {
            paths[path[ApiPaths.Base.Length..]] = item!.DeepClone();
        }

        json["paths"] = paths;
    }
}
