using Microsoft.AspNetCore.Components.Forms;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Media.Ui;

/// <summary>Takes a file of the reader's browser in, as an upload through the API would be.</summary>
internal sealed class UploadFile(TakeMedia take, TimeProvider time)
{
    /// <summary>Stores the file among <paramref name="files"/>, or leaves it out and says why there.</summary>
    /// <param name="caller">The reader.</param>
    /// <param name="files">The text's files.</param>
    /// <param name="file">What the reader has chosen.</param>
    /// <param name="changed">Called whenever there is something new to show.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public async Task RunAsync(Caller caller, AttachedFiles files, IBrowserFile file, Action changed, CancellationToken cancellationToken)
    {
        files.Problem = Refusal(files, file);
        if (files.Problem is not null)
        {
            return;
        }

        var attached = new AttachedFile(file.Name, file.Size);
        files.Add(attached);
        changed();
        files.Problem = await StoreAsync(caller, attached, file, changed, cancellationToken);
        if (attached.Stored is null)
        {
            files.Remove(attached);
        }
    }

    private string? Refusal(AttachedFiles files, IBrowserFile file)
    {
        if (files.All.Count >= MediaIds.Most)
        {
            return MediaText.TooMany.With(file.Name, MediaIds.Most);
        }

        if (file.Size == 0)
        {
            return MediaText.Empty.With(file.Name);
        }

        return file.Size > take.MostBytes ? MediaText.TooLarge.With(file.Name, FileSize.Of(take.MostBytes)) : null;
    }

    private async Task<string?> StoreAsync(Caller caller, AttachedFile attached, IBrowserFile file, Action changed, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = file.OpenReadStream(take.MostBytes, cancellationToken);
            var upload = new MediaUpload
            {
                Caller = caller,
                Content = new CountingStream(content, count => Arrived(attached, count, changed)),
                FileName = file.Name,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            };
            attached.Stored = await take.RunAsync(upload, cancellationToken);
            return null;
        }
        catch (ApiException refused)
        {
            return refused.Status == StatusCodes.Status415UnsupportedMediaType ? MediaText.WrongType.With(file.Name) : MediaText.NotUploaded.With(file.Name);
        }
        catch (Exception error) when (error is IOException or StorageUnavailableException)
        {
            return MediaText.NotUploaded.With(file.Name);
        }
    }

    private static void Arrived(AttachedFile attached, int count, Action changed)
    {
        var before = attached.Percent;
        attached.Arrived += count;
        if (attached.Percent / 10 != before / 10)
        {
            changed();
        }
    }
}
