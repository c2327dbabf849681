using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Media;

/// <summary>Takes content in: to disk while it comes, judged by what it is, kept, and only then given a row.</summary>
internal sealed class TakeMedia(MediaRoom room, IMediaStore store, MediaRows rows, CreateOnce once, Ids ids, IOptions<MediaOptions> options)
{
    /// <summary>Largest content, bytes.</summary>
    public long MostBytes => options.Value.MaxBytes;

    /// <summary>
    /// Stores the upload. Throws 413 for more than <see cref="MostBytes"/>, 400 for no content, 415 for content of a type that messages do not carry, 422
    /// for a key that was used with another upload, and as <see cref="MediaRoom"/> does where there is no room.
    /// </summary>
    public async Task<MediaBody> RunAsync(MediaUpload upload, CancellationToken cancellationToken)
    {
        using var incoming = await IncomingFile.ReadAsync(
            await room.MakeAsync(upload.Caller, cancellationToken), upload.Content, MostBytes, cancellationToken)
            ?? throw ApiException.TooLarge(MostBytes);
        var type = await TypeOfAsync(incoming, cancellationToken);
        var row = RowOf(upload, incoming, type);
        await store.KeepAsync(row.Key, incoming, cancellationToken);
        return await once.RunAsync(row.CompanyId, upload.KeyOf(incoming.Sha256), scope => AddAsync(scope, row), MediaBody.Of, cancellationToken);
    }

    private static async Task<MediaType> TypeOfAsync(IncomingFile incoming, CancellationToken cancellationToken)
    {
        if (incoming.Size == 0)
        {
            throw ApiException.BadRequest("Request body must hold the content");
        }

        await using var content = new FileStream(incoming.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return await Sniffer.TypeOfAsync(content, cancellationToken) ?? throw ApiException.UnsupportedContent(
            "Content must be JPEG, PNG, GIF, WebP, MP4, 3GPP, MP3, AMR, Ogg, PDF, vCard or plain text in UTF-8");
    }

    private MediaRow RowOf(MediaUpload upload, IncomingFile incoming, MediaType type)
    {
        var now = upload.At;
        return new MediaRow
        {
            CompanyId = upload.Caller.CompanyId,
            MediaId = ids.New(),
            ContentType = type.Name,
            SizeBytes = incoming.Size,
            Sha256 = incoming.Sha256,
            FileName = CleanName.Of(upload.FileName, type),
            UploadedBy = upload.Caller.Account.UserId,
            CreatedAt = now,
            UnusedSince = now,
        };
    }

    private async Task<MediaRow> AddAsync(WriteScope scope, MediaRow row)
    {
        await rows.AddAsync(scope, row);
        return row;
    }
}
