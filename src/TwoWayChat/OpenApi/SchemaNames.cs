using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>Names of schemas: what a type stands for on the wire, without the words that only the code needs.</summary>
internal static class SchemaNames
{
    private static readonly string[] Endings = ["View", "Body"];

    public static string? Of(JsonTypeInfo type)
    {
        if (type.Type is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(Page<>))
        {
            return Short(generic.GetGenericArguments()[0].Name) + "Page";
        }

        return OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? Short(name) : null;
    }

    private static string Short(string name) =>
        Endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) is { } ending
            ? name[..^ending.Length]
            : name;
}
