using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Media;

/// <summary>Media as a message object shows it.</summary>
/// <param name="Id">By which it can be fetched with credentials, as long as the message stays.</param>
/// <param name="ContentType">As the content shows it.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="FileName">Safe to save under.</param>
/// <param name="Url">A link that needs no credentials, for <see cref="MediaOptions.LinkLifetime"/>.</param>
internal sealed record MessageMedia(string Id, string ContentType, long SizeBytes, string FileName, string Url)
{
    /// <summary>As a message's row keeps it: without links, which run out. Null for none.</summary>
    public static string? ToRow(IReadOnlyList<MessageMedia> media) => media.Count == 0
        ? null
        : JsonSerializer.Serialize(media.Select(one => new MediaBody(one.Id, one.ContentType, one.SizeBytes, one.FileName)), WireJson.Options);

    /// <summary>What <see cref="ToRow"/> kept.</summary>
    public static IReadOnlyList<MediaBody> OfRow(string? kept) =>
        kept is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<MediaBody>>(kept, WireJson.Options)!;
}
