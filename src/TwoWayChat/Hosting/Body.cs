using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using TwoWayChat.Events;

namespace TwoWayChat.Hosting;

/// <summary>
/// A JSON request body that the handler reads when its turn has come, so that who asks is checked before what was sent. Unknown members are
/// ignored; malformed JSON, duplicate members and wrong types are 400, another content type or a compressed body is 415, more than <see cref="MostBytes"/> is 413.
/// </summary>
internal sealed class Body<T>(HttpContext context) : IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>Largest JSON body, bytes.</summary>
    public const int MostBytes = 64 * 1024;

    public static ValueTask<Body<T>?> BindAsync(HttpContext context) => ValueTask.FromResult<Body<T>?>(new Body<T>(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    /// <summary>The body, or <paramref name="none"/> where the request has none at all.</summary>
    public async Task<T> ReadOrAsync(T none) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } ? none : await ReadAsync();

    /// <summary>The body; throws <see cref="ApiException"/>.</summary>
    public async Task<T> ReadAsync()
    {
        var request = context.Request;
        if (!request.HasJsonContentType() || !IsUtf8(request))
        {
            throw ApiException.UnsupportedMediaType();
        }

        if (request.Headers.ContentEncoding.Any(coding => !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.UnsupportedContent("Request body must not be compressed");
        }

        if (request.ContentLength > MostBytes)
        {
            throw ApiException.TooLarge(MostBytes);
        }

        return Parse(await ReadBytesAsync(request));
    }

    /// <summary>JSON is UTF-8 (RFC 8259, section 8.1): text in another encoding would be stored as something that nobody wrote.</summary>
    private static bool IsUtf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { } type
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private async Task<byte[]> ReadBytesAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream((int)(request.ContentLength ?? 1024));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (bytes.Length + read > MostBytes)
            {
                throw ApiException.TooLarge(MostBytes);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static T Parse(byte[] bytes)
    {
        var json = bytes.AsSpan();
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json; // Some clients write one; it means nothing.
        if (!json.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            throw ApiException.BadRequest("Request body must be a JSON object");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, WireJson.Options)!;
        }
        catch (JsonException error)
        {
            throw Refusal(error);
        }
    }

    private static ApiException Refusal(JsonException error)
    {
        var field = error.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return field is null
            ? ApiException.BadRequest("Request body is not valid JSON")
            : ApiException.BadRequest("Request body is not valid",
                new FieldError(field, "INVALID_VALUE", "has the wrong type or an unknown value, or is there twice"));
    }
}
