using TwoWayChat.Events;

namespace TwoWayChat.Chats.Presence;

/// <summary>Who writes in a chat and who looks at it.</summary>
/// <param name="Granted">The caller holds the reply lease.</param>
/// <param name="Holder">Who writes a reply now; null for nobody.</param>
/// <param name="ExpiresAt">Until when that holds unless renewed, epoch milliseconds.</param>
/// <param name="Viewers">Who has the chat open on a screen.</param>
internal sealed record ReplyBody(bool Granted, NamedRef? Holder, long? ExpiresAt, IReadOnlyList<NamedRef> Viewers)
{
    /// <summary>Nobody is there.</summary>
    public static readonly ReplyBody Nobody = new(false, null, null, []);

    /// <summary>Made of all rows of one chat.</summary>
    public static ReplyBody Of(IEnumerable<PresentRow> rows, string callerId)
    {
        var all = rows.ToList();
        var writer = all.Find(row => row.Writes);
        return new ReplyBody(
            writer?.UserId == callerId, writer?.User, writer?.ExpiresAt, [.. all.Where(row => !row.Writes).Select(row => row.User)]);
    }
}
