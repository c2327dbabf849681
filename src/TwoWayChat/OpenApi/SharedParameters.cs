using Microsoft.OpenApi;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>Parameters that many routes share, by their names in the components.</summary>
internal static class SharedParameters
{
    public static OpenApiSchema Id => new() { Type = JsonSchemaType.String, Pattern = $"^[0-9a-f]{{{Ids.Length}}}$" };

    public static IReadOnlyDictionary<string, OpenApiParameter> All => new Dictionary<string, OpenApiParameter>
    {
        ["Limit"] = new()
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "Most items of the page.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{PageRequest.MostItems}",
                Default = PageRequest.DefaultItems,
            },
        },
        ["After"] = new()
        {
            Name = "after",
            In = ParameterLocation.Query,
            Description = "The page after this cursor: `next` of the page before. Opaque.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        ["IfMatch"] = new()
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description = "The entity tag that the change is based on; without it whatever stands there is changed.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        ["IdempotencyKey"] = new()
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Description = "The same key within 24 hours answers with the first result instead of doing it again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.MostLength, Pattern = "^[!-~]+$" },
        },
        ["ChatSession"] = new()
        {
            Name = "Chat-Session",
            In = ParameterLocation.Header,
            Description = "Id of a live integration session that the caller may use: the request then acts as the session's user, with that user's rights. "
                + "Events and audit name both.",
            Schema = Id,
        },
    };
}
