using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace TwoWayChat.OpenApi;

/// <summary>Headers that go with an answer by what it is: a thing that people edit has its version as entity tag, a new one its place.</summary>
internal static class AnswerHeaders
{
    public static void Add(OpenApiOperation operation, MethodInfo? method)
    {
        var success = operation.Responses?.Where(answer => answer.Key[0] == '2').Select(answer => answer.Value).OfType<OpenApiResponse>().FirstOrDefault();
        if (success is null || method is null)
        {
            return;
        }

        if (AnswerOf(method)?.GetProperty("Version") is not null)
        {
            Put(success, "ETag", "The version, for If-Match of a change.");
        }

        if (Result(method) is { IsGenericType: true } result && result.GetGenericTypeDefinition() == typeof(Created<>))
        {
            Put(success, "Location", "Where it can be read.");
        }
    }

    /// <summary>What the handler answers with: the type inside tasks and typed results; null for none.</summary>
    public static Type? AnswerOf(MethodInfo method)
    {
        var result = Result(method);
        return result is { IsGenericType: true, Namespace: "Microsoft.AspNetCore.Http.HttpResults" } ? result.GetGenericArguments()[0] : result;
    }

    private static Type Result(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetGenericArguments()[0]
            : method.ReturnType;

    private static void Put(OpenApiResponse answer, string name, string description)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        answer.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}
