using System.Globalization;
using Microsoft.OpenApi;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>The refusals of one operation, all with the one error body.</summary>
internal sealed class OperationRefusals(OpenApiOperation operation, OpenApiDocument document)
{
    /// <summary>Adds refusals that many routes share.</summary>
    public void Add(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            var code = status.ToString(CultureInfo.InvariantCulture);
            All.TryAdd(code, new OpenApiResponseReference($"Error{code}", document));
        }
    }

    /// <summary>Adds a refusal of the route's own.</summary>
    public void Add(Refusal refusal) => All[refusal.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
    {
        Description = refusal.When,
        Content = ErrorContent(document, refusal.Schema),
    };

    /// <summary>The error body as content of a response.</summary>
    public static Dictionary<string, OpenApiMediaType> ErrorContent(OpenApiDocument document, string schema = "Error") =>
        new() { ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(schema, document) } };

    private OpenApiResponses All => operation.Responses ??= [];
}
