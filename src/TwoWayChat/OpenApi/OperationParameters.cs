using System.Globalization;
using Microsoft.OpenApi;
using System.Text.Json.Nodes;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>The parameters of one operation.</summary>
internal sealed class OperationParameters(OpenApiOperation operation, OpenApiDocument document)
{
    /// <summary>Adds one of the parameters that many routes share, by its name in the components.</summary>
    public void Add(string component) => List.Add(new OpenApiParameterReference(component, document));

    /// <summary>Adds a query parameter of the route's own; it says more than the handler's parameter of that name, which it takes the place of.</summary>
    public void Add(QueryParameter parameter)
    {
        foreach (var bare in List.Where(known => known.In == ParameterLocation.Query && known.Name == parameter.Name).ToList())
        {
            List.Remove(bare);
        }

        List.Add(new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = SchemaOf(parameter),
        });
    }

    /// <summary>Adds a header of the route's own.</summary>
    public void Add(RequestHeader header) => List.Add(new OpenApiParameter
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = header.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static OpenApiSchema SchemaOf(QueryParameter parameter) => new()
    {
        Type = Enum.Parse<JsonSchemaType>(parameter.Type, ignoreCase: true),
        MaxLength = parameter.MostLength,
        Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture),
        Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
        Enum = parameter.Words.Count == 0 ? null : [.. parameter.Words.Select(word => (JsonNode)word)],
    };

    private IList<IOpenApiParameter> List => operation.Parameters ??= [];
}
