using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace TwoWayChat.Media;

/// <summary>
/// Answers with content so that no browser takes it for anything but what it is: its own type, no sniffing, no scripts, and all but pictures as a file
/// to save. Ranges and entity tags are honoured.
/// </summary>
internal static class MediaAnswer
{
    /// <summary>The answer; null where the content is gone.</summary>
    public static async Task<FileStreamHttpResult?> OfAsync(HttpResponse response, IMediaStore store, MediaRow media, CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(media.Key, media.SizeBytes, cancellationToken);
        if (content is null)
        {
            return null;
        }

        var type = MediaTypes.Of(media.ContentType);
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-cache"; // May be kept, but rights are asked again: the entity tag makes that cheap.
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        var disposition = new ContentDispositionHeaderValue(type.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(media.FileName);
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(
            content,
            type.Name.StartsWith("text/", StringComparison.Ordinal) ? $"{type.Name}; charset=utf-8" : type.Name,
            lastModified: DateTimeOffset.FromUnixTimeMilliseconds(media.CreatedAt),
            entityTag: new EntityTagHeaderValue($"\"{media.Sha256}\""),
            enableRangeProcessing: true);
    }
}
