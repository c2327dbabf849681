using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Media;

/// <summary>Finds media by the rule of who may see them: whoever sees a chat that shows them; until then the one who uploaded them.</summary>
internal sealed class FindMedia(MediaRows rows, MediaLinks links)
{
    /// <summary>The one; null where there is none, or it is out of the caller's reach.</summary>
    public async Task<MediaRow?> OneAsync(Caller caller, string mediaId, CancellationToken cancellationToken) =>
        Ids.IsId(mediaId) && await rows.FindVisibleAsync(caller, [mediaId], cancellationToken) is [var row] ? row : null;

    /// <summary>Those of the named that the caller may use, as a message is to show them.</summary>
    public async Task<FoundMedia> ForMessageAsync(Caller caller, IReadOnlyList<string> mediaIds, CancellationToken cancellationToken)
    {
        if (mediaIds.Count == 0)
        {
            return new FoundMedia([]);
        }

        var found = (await rows.FindVisibleAsync(caller, mediaIds, cancellationToken)).ToDictionary(row => row.MediaId);
        var there = mediaIds.Where(found.ContainsKey).Select(id => MediaBody.Of(found[id]));
        return new FoundMedia(links.Of(caller.CompanyId, [.. there]), mediaIds.FirstOrDefault(id => !found.ContainsKey(id)));
    }
}
