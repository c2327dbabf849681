using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Routes of media: upload, fetch with credentials, fetch by a link of a message object, and the browser's own.</summary>
internal static class MediaApi
{
    private const string FileName = "fileName";

    /// <summary>The API's routes.</summary>
    public static void MapMedia(this IEndpointRouteBuilder api)
    {
        api.MapPost("/media", TakeAsync).WithName("uploadMedia").WithTags("Media")
            .WithSummary("Upload a picture, sound, video or document for a message")
            .WithDescription("The body is the content itself. Its type is told by its bytes, whatever `Content-Type` and name say: JPEG, PNG, GIF, WebP, MP4, "
                + "3GPP, MP3, AMR, Ogg, PDF, vCard or plain text in UTF-8. What no message has named within 24 hours is removed.")
            .Accepts<Stream>("*/*")
            .Takes(new QueryParameter(FileName, "What to call the file. Cleaned, and given the ending of its type.") { MostLength = CleanName.MostLength })
            .Repeats()
            .Refuses(429, "Too much was uploaded that no message names (`Media:MostUnusedBytes`, 500 MiB of a user by default), or too many failed sign-ins.")
            .Refuses(503, "The database cannot write, or too little of the disk is free for uploads.")
            .Refuses(413, "The content is larger than `Media:MaxBytes`, 5 MiB by default.")
            .Refuses(415, "The content is of none of these types, or a form.");
        api.MapGet("/media/{mediaId}", ReadAsync).WithName("readMedia").WithTags("Media")
            .WithSummary("Fetch media that you may see")
            .WithDescription("Seen by whoever sees a chat that shows it; until a message does, by its uploader. Takes `Range` and `If-None-Match`.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
    }

    /// <summary>Links without credentials, and what the browser shows.</summary>
    public static void MapMediaContent(this IEndpointRouteBuilder app)
    {
        app.MapMethods($"{MediaLinks.Path}/{{companyId}}/{{mediaId}}", [HttpMethods.Get, HttpMethods.Head], FollowLinkAsync)
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/media/{mediaId}", ShowAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<Created<MediaBody>> TakeAsync(
        Caller caller, HttpContext context, TakeMedia take, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var check = new Check();
        var name = check.Optional(request.Query[FileName], FileName, CleanName.MostLength);
        check.Enforce();
        if (request.HasFormContentType)
        {
            throw ApiException.UnsupportedContent("The request body must be the content itself, not a form");
        }

        if (request.ContentLength > take.MostBytes)
        {
            throw ApiException.TooLarge(take.MostBytes);
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null; // TakeMedia counts.
        var made = await take.RunAsync(
            new MediaUpload
            {
                Caller = caller,
                Content = request.Body,
                FileName = name,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
                KeyOf = sha256 => IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, new { sha256, name }),
            },
            cancellationToken);
        return TypedResults.Created($"{ApiPaths.Base}/media/{made.Id}", made);
    }

    private static async Task<FileStreamHttpResult> ReadAsync(
        Caller caller, string mediaId, HttpResponse response, FindMedia find, IMediaStore store, CancellationToken cancellationToken)
    {
        var media = await find.OneAsync(caller, mediaId, cancellationToken) ?? throw NotFound();
        return await MediaAnswer.OfAsync(response, store, media, cancellationToken) ?? throw NotFound();
    }

    private static async Task<FileStreamHttpResult> FollowLinkAsync(
        string companyId, string mediaId, HttpContext context, MediaRows rows, IMediaStore store, MediaLinks links)
    {
        var query = context.Request.Query;
        switch (links.Judge(companyId, mediaId, query[MediaLinks.Expires], query[MediaLinks.Signature]))
        {
            case LinkVerdict.Forged:
                throw ApiException.AccessDenied();
            case LinkVerdict.Expired:
                throw ApiException.Gone("Link has expired; fetch the media with credentials");
        }

        var media = await rows.FindAsync(companyId, mediaId, context.RequestAborted) ?? throw NotFound();
        return await MediaAnswer.OfAsync(context.Response, store, media, context.RequestAborted) ?? throw NotFound();
    }

    /// <summary>For the browser, by its cookie; what it may not see gets the page of what is not there.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Caller caller, string mediaId, HttpResponse response, FindMedia find, IMediaStore store, CancellationToken cancellationToken)
    {
        var media = await find.OneAsync(caller, mediaId, cancellationToken);
        var answer = media is null ? null : await MediaAnswer.OfAsync(response, store, media, cancellationToken);
        return answer is null ? TypedResults.NotFound() : answer;
    }

    private static ApiException NotFound() => ApiException.NotFound("Media");
}
