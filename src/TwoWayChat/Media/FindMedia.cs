using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Finds media by the rule of who may see them: whoever sees a chat that shows them; until then the one who uploaded them.</summary>
internal sealed class FindMedia(MediaRows rows, MediaLinks links)
{
    /// <summary>The one; null where there is none, or it is out of the caller's reach.</summary>
    public async Task<MediaRow?> OneAsync(Caller caller, string mediaId, CancellationToken cancellationToken) =>
        Ids.IsId(mediaId) && await rows.FindVisibleAsync(caller, [mediaId], cancellationToken) is [var row] ? row : null;

    /// <summary>All of them in their order, as a message is to show them; throws 400 (<c>media</c>) where the caller may not use one.</summary>
    public async Task<IReadOnlyList<MessageMedia>> ForMessageAsync(Caller caller, IReadOnlyList<string> mediaIds, CancellationToken cancellationToken)
    {
        if (mediaIds.Count == 0)
        {
            return [];
        }

        var found = (await rows.FindVisibleAsync(caller, mediaIds, cancellationToken)).ToDictionary(row => row.MediaId);
        return links.Of(caller.CompanyId, [.. mediaIds.Select(id => found.TryGetValue(id, out var row) ? MediaBody.Of(row) : throw MediaIds.Unknown(id))]);
    }
}
