using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using TwoWayChat.Hosting;

namespace TwoWayChat.OpenApi;

/// <summary>The frame of the document: what it is about, how to sign in, and the parts that operations share.</summary>
internal sealed class DescribeDocument : IOpenApiDocumentTransformer
{
    private static readonly string[] FirstTags = ["Integration sessions", "Chats", "Messages", "Contacts", "Chat API Config", "Deliveries"];

    private static readonly (int Status, string When)[] Refusals =
    [
        (400, "The request makes no sense; `errors` names the fields to blame. Nothing has changed."),
        (401, "No credentials, or bad ones."),
        (403, "The caller's role does not allow it."),
        (404, "There is none, or none that the caller may see."),
        (412, "Somebody else has changed it meanwhile: `If-Match` names an older version. Nothing has changed."),
        (413, "The body is larger than 64 KB."),
        (415, "The body is not `application/json`."),
        (429, "Too many failed or simultaneous sign-ins."),
        (500, "A bug of the server. The header `Trace-Id` finds it in the log."),
        (503, "The database is out of reach. Nothing has changed."),
    ];

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "TwoWayChat Chat API", Version = "v2", Description = ApiTexts.Introduction };
        document.Tags = document.Tags?.OrderBy(Place).ToHashSet();
        document.Servers = [new OpenApiServer { Url = ApiPaths.Base }];
        document.AddComponent<IOpenApiSecurityScheme>("Basic", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "`username@company` and password, in UTF-8 (RFC 7617).",
        });
        document.AddComponent<IOpenApiSchema>("Error", await context.GetOrCreateSchemaAsync(typeof(ErrorBody), null, cancellationToken));
        foreach (var (status, when) in Refusals)
        {
            document.AddComponent<IOpenApiResponse>(
                string.Create(CultureInfo.InvariantCulture, $"Error{status}"), Refusal(document, status, when));
        }

        foreach (var (name, parameter) in SharedParameters.All)
        {
            document.AddComponent<IOpenApiParameter>(name, parameter);
        }
    }

    /// <summary>What a newcomer needs first comes first.</summary>
    private static int Place(OpenApiTag tag)
    {
        var place = Array.IndexOf(FirstTags, tag.Name);
        return place < 0 ? FirstTags.Length : place;
    }

    private static OpenApiResponse Refusal(OpenApiDocument document, int status, string when)
    {
        var (header, description) = status switch
        {
            401 => ("WWW-Authenticate", "`Basic realm=\"Chat API\", charset=\"UTF-8\"`"),
            429 or 503 => ("Retry-After", "Seconds to wait."),
            500 => ("Trace-Id", "Names the request in the server's log."),
            _ => ("", ""),
        };
        var response = new OpenApiResponse
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {when}",
            Content = OperationRefusals.ErrorContent(document),
        };
        if (header.Length > 0)
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                [header] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }

        return response;
    }
}
