using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>Registers and serves the API's description: the OpenAPI document, a JSON Schema per event type, and a page to read both.</summary>
internal static class OpenApiSetup
{
    public const string DocumentPath = ApiPaths.Root + "/openapi.json";
    public const string PagePath = ApiPaths.Root + "/docs";
    public const string SchemasPath = ApiPaths.Root + "/schemas";

    private const string DocumentName = "v2";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddOpenApi(DocumentName, options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith(ApiPaths.Base[1..], StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<DescribeMembers>();
            options.AddOperationTransformer<DescribeOperation>();
            options.AddDocumentTransformer<DescribeDocument>();
        });
        services.AddSingleton<RequestTypes>();
        services.AddSingleton<EventSchemas>();
        services.AddSingleton(provider => new ApiDocument(
            provider.GetRequiredKeyedService<Microsoft.AspNetCore.OpenApi.IOpenApiDocumentProvider>(DocumentName),
            provider.GetRequiredService<EventSchemas>()));
    }

    /// <summary>Maps what needs no sign-in: the description holds nothing of any company.</summary>
    public static void MapApiDescription(this WebApplication app)
    {
        app.MapGet(DocumentPath, async (ApiDocument document) => Results.Bytes(await document.ReadAsync(), "application/json; charset=utf-8"));
        app.MapGet(SchemasPath + "/{name}.json", (string name, EventSchemas schemas) => schemas.Find(name) is { } schema
            ? Results.Bytes(schema, "application/schema+json; charset=utf-8")
            : throw ApiException.NotFound("Schema"));
        ReadablePage.Map(app);
    }
}
