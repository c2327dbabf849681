using Microsoft.AspNetCore.Http.Features;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>What a file of contacts may be at most.</summary>
internal static class ImportFile
{
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Records, without the heading.</summary>
    public const int MostLines = 100_000;

    /// <summary>The request's body. Throws 415 for another content type, and on the way 413 for too many bytes.</summary>
    public static Stream Of(HttpRequest request)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() != CsvAnswer.MediaType)
        {
            throw ApiException.UnsupportedContent($"Content-Type must be {CsvAnswer.MediaType}");
        }

        if (request.ContentLength > MostBytes)
        {
            throw ApiException.TooLarge(MostBytes);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        return request.Body;
    }
}
