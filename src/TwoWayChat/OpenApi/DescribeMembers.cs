using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TwoWayChat.Data;

namespace TwoWayChat.OpenApi;

/// <summary>
/// Says of members what their types do not: which are always there, which are ids or times. In requests only what is marked with
/// <see cref="RequiredAttribute"/> is required, and a missing member is the same as null; in answers everything that is not left out when null.
/// </summary>
internal sealed class DescribeMembers(RequestTypes requests) : IOpenApiSchemaTransformer
{
    /// <summary>Names that end like ids and times of ours but come from others.</summary>
    private static readonly HashSet<string> Foreign = ["clientMessageId", "providerMessageId", "carrierMessageId", "externalId"];

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } member)
        {
            DescribeMember(schema, member);
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is not null)
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysThere).Select(property => property.Name).ToHashSet();
        }

        if (schema is { Enum: { Count: > 0 }, Type: null })
        {
            schema.Type = JsonSchemaType.String;
        }

        if (schema is { MaxLength: { } most } && schema.Type?.HasFlag(JsonSchemaType.Object) == true)
        {
            (schema.MaxProperties, schema.MaxLength) = (most, null);
        }

        return Task.CompletedTask;
    }

    private bool IsAlwaysThere(JsonPropertyInfo property) => requests.Contains(property.DeclaringType)
        ? Attribute<RequiredAttribute>(property) is not null
        : Attribute<JsonIgnoreAttribute>(property) is null;

    private static void DescribeMember(OpenApiSchema schema, JsonPropertyInfo member)
    {
        if (Attribute<RequiredAttribute>(member) is not null || Attribute<JsonIgnoreAttribute>(member) is not null)
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        if (IsText(schema) && IsId(member.Name))
        {
            schema.Pattern ??= $"^[0-9a-f]{{{Ids.Length}}}$";
        }

        if (schema.Format == "int64" && member.Name.EndsWith("At", StringComparison.Ordinal))
        {
            schema.Description ??= "Epoch milliseconds.";
        }
    }

    private static bool IsText(OpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.String) == true;

    private static bool IsId(string name) => (name == "id" || name.EndsWith("Id", StringComparison.Ordinal)) && !Foreign.Contains(name);

    private static T? Attribute<T>(JsonPropertyInfo property)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
