using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>Says of routes what follows from how they are built: who may call, which refusals may come, which headers and pages there are.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = context.Description.RelativePath![ApiPaths.Base.Length..];
        operation.OperationId ??= OperationName.Of(context.Description.HttpMethod!, path);
        var parameters = new OperationParameters(operation, context.Document!);
        var refusals = new OperationRefusals(operation, context.Document!);
        var method = metadata.OfType<MethodInfo>().FirstOrDefault();
        AddQuery(parameters, refusals, metadata, method);
        AddBody(operation, parameters, refusals, metadata);
        if (path.Contains('{', StringComparison.Ordinal))
        {
            refusals.Add(404);
        }

        if (method?.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch)) == true)
        {
            parameters.Add("IfMatch");
            refusals.Add(412);
        }

        if (metadata.OfType<IAuthorizeData>().Any())
        {
            AddSignIn(operation, parameters, refusals, context.Document!, metadata);
        }

        foreach (var refusal in metadata.OfType<Refusal>())
        {
            refusals.Add(refusal);
        }

        AnswerHeaders.Add(operation, method);
        Tidy(operation);
        return Task.CompletedTask;
    }

    /// <summary>Answers in the order of their codes, ids by their form, streams as the text they are.</summary>
    private static void Tidy(OpenApiOperation operation)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, answer) in operation.Responses!.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            sorted[status] = answer;
            foreach (var (_, text) in answer.Content?.Where(content => content.Key.StartsWith("text/", StringComparison.Ordinal)) ?? [])
            {
                text.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }
        }

        operation.Responses = sorted;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path) ?? [])
        {
            parameter.Schema = SharedParameters.Id;
        }
    }

    private static void AddQuery(OperationParameters parameters, OperationRefusals refusals, IList<object> metadata, MethodInfo? method)
    {
        var own = metadata.OfType<QueryParameter>().ToList();
        own.ForEach(parameters.Add);
        metadata.OfType<RequestHeader>().ToList().ForEach(parameters.Add);
        var pages = method is not null && AnswerHeaders.AnswerOf(method) is { IsGenericType: true } answer
            && answer.GetGenericTypeDefinition() == typeof(Page<>);
        if (pages)
        {
            parameters.Add("Limit");
            parameters.Add("After");
        }

        if (pages || own.Count > 0)
        {
            refusals.Add(400);
        }
    }

    private static void AddBody(OpenApiOperation operation, OperationParameters parameters, OperationRefusals refusals, IList<object> metadata)
    {
        if (metadata.OfType<IAcceptsMetadata>().Any())
        {
            refusals.Add(400, 413, 415);
        }

        if (metadata.OfType<RepeatableRequest>().Any())
        {
            parameters.Add("IdempotencyKey");
        }

        if (operation.RequestBody is OpenApiRequestBody body && metadata.OfType<OptionalBody>().Any())
        {
            body.Required = false;
        }
    }

    private static void AddSignIn(
        OpenApiOperation operation, OperationParameters parameters, OperationRefusals refusals, OpenApiDocument document, IList<object> metadata)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Basic", document)] = [] }];
        refusals.Add(401, 429, 500, 503);
        if (!metadata.OfType<ByCredentialsAlone>().Any())
        {
            parameters.Add("ChatSession");
            refusals.Add(404);
        }
    }
}
