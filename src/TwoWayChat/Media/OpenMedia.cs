namespace TwoWayChat.Media;

/// <summary>The content of media, for gateways that carry it: no rights are asked, and a link may serve instead (<see cref="MediaLinks"/>).</summary>
internal sealed class OpenMedia(MediaRows rows, IMediaStore store)
{
    /// <summary>The content, readable from any place on; null where the message that showed it was redacted since. The caller disposes it.</summary>
    public async Task<Stream?> RunAsync(string companyId, string mediaId, CancellationToken cancellationToken) =>
        await rows.FindAsync(companyId, mediaId, cancellationToken) is { } row ? await store.OpenAsync(row.Key, row.SizeBytes, cancellationToken) : null;
}
