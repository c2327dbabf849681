using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Whether there is room for one more upload: nobody may fill the disk that every company writes to.</summary>
internal sealed class MediaRoom(MediaFolder folder, MediaRows rows, IOptions<MediaOptions> options)
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    /// <summary>
    /// A path for what comes in. Throws 429 where too much of the caller's waits for a message that names it, 503 where too little of the disk is free.
    /// </summary>
    public async Task<string> MakeAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (await rows.UnusedBytesAsync(caller.CompanyId, caller.Account.UserId, cancellationToken) >= options.Value.MostUnusedBytes)
        {
            throw ApiException.TooManyRequests("Too much was uploaded that no message names", Later);
        }

        return folder.FreeBytes >= options.Value.ReserveBytes ? folder.NewIncoming() : throw ApiException.Unavailable();
    }
}
