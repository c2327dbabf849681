using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>Names of schemas: what a type stands for on the wire, without the words that only the code needs.</summary>
internal static class SchemaNames
{
    private static readonly string[] Endings = ["View", "Body"];

    /// <summary>Names that are taken already: <c>Delivery</c> is how events are delivered, so <c>DeliveryView</c> keeps its whole name.</summary>
    private static readonly string[] Taken = ["Delivery"];

    public static string? Of(JsonTypeInfo type)
    {
        if (type.Type is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(Page<>))
        {
            return Short(generic.GetGenericArguments()[0].Name) + "Page";
        }

        return OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? Short(name) : null;
    }

    private static string Short(string name)
    {
        var ending = Endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
        var shorter = ending is null ? name : name[..^ending.Length];
        return Taken.Contains(shorter) ? name : shorter;
    }
}
