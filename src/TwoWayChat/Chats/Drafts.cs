using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Chats;

/// <summary>
/// What a user has begun to write in a chat: kept per user and chat, through reloads, other nodes, claims and transfers, until it is sent or cleared.
/// </summary>
internal sealed class Drafts(Database database, ChatStore chats, DraftStore store, TimeProvider time)
{
    /// <summary>Most characters kept: more than may be sent, so that a text that has to be shortened is not lost.</summary>
    public const int MostLength = 5000;

    /// <summary>The user's draft, or null. Throws 404 for a chat that the user does not see.</summary>
    public async Task<Draft?> FindAsync(Account user, string chatId, CancellationToken cancellationToken)
    {
        await chats.FindVisibleAsync(user, chatId, cancellationToken);
        return await store.FindAsync(user, chatId, cancellationToken) is { } row
            ? new Draft(row.Text, row.Media.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>Those of <paramref name="chatIds"/> where the user has a draft.</summary>
    public Task<IReadOnlyList<string>> AmongAsync(Account user, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        store.AmongAsync(user, chatIds, cancellationToken);

    /// <summary>
    /// Puts a text that was written elsewhere into the user's draft, beside the files that wait there; where a text waits already, that stays. Throws as
    /// <see cref="SaveAsync"/> does.
    /// </summary>
    public async Task HandOverAsync(Account user, string chatId, string text, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(user, chatId, cancellationToken);
        if (!string.IsNullOrWhiteSpace(text) && kept is null or { Text: "" })
        {
            await SaveAsync(user, chatId, new Draft(text, kept?.Media ?? []), cancellationToken);
        }
    }

    /// <summary>
    /// Saves the draft as it stands; an empty one clears it. Throws 404, and 400 for more than <see cref="MostLength"/> characters or more files than a
    /// message can have.
    /// </summary>
    public async Task SaveAsync(Account user, string chatId, Draft draft, CancellationToken cancellationToken)
    {
        new Check().That(draft.Text.Length <= MostLength, "text", "TOO_LONG", $"must have at most {MostLength} characters")
            .That(draft.Media.Count <= MediaIds.Most && draft.Media.All(Ids.IsId), "media", "INVALID_MEDIA", $"must be ids of at most {MediaIds.Most} media")
            .Enforce();
        await chats.FindVisibleAsync(user, chatId, cancellationToken);
        var row = new DraftRow { Text = StorableText.Of(draft.Text), Media = string.Join(' ', draft.Media) };
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            user.CompanyId,
            scope => draft.IsEmpty ? store.RemoveAsync(scope, user, chatId) : store.SaveAsync(scope, user, chatId, row, now),
            cancellationToken);
    }
}
