using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Replies;

/// <summary>
/// Compares who writes in a company's chats with who wrote at the last look, and tells the difference: <c>reply.started</c>, <c>reply.stopped</c>.
/// Who goes on writing is told of again before the lease that was told runs out. What came and went between two looks is not told.
/// </summary>
internal sealed class TellReplies(LeaseStore store, IUserLookup users, PassingFeed feed, Ids ids, TimeProvider time)
{
    /// <summary>A renewed lease is told when the one that was told has less left than this, in milliseconds: it lasts 15 s, and is renewed every 5.</summary>
    private const int ToldAgainBefore = 6000;

    /// <summary>Looks once; the answer, by chat, is what to come back with.</summary>
    public async Task<IReadOnlyDictionary<string, Writer>> RunAsync(
        string companyId, IReadOnlyDictionary<string, Writer> known, CancellationToken cancellationToken)
    {
        var leases = (await store.LeasesAsync(companyId, cancellationToken)).ToDictionary(lease => lease.ChatId, StringComparer.Ordinal);
        var gone = known.Where(entry => !Holds(leases.GetValueOrDefault(entry.Key), entry.Value)).ToList();
        var come = leases.Values.Where(lease => !lease.IsOver && IsNews(lease, known.GetValueOrDefault(lease.ChatId))).ToList();
        if (gone.Count + come.Count == 0)
        {
            return known;
        }

        string[] chatIds = [.. gone.Select(entry => entry.Key).Union(come.Select(lease => lease.ChatId))];
        var chats = (await store.ChatsAsync(companyId, chatIds, cancellationToken)).ToDictionary(chat => chat.ChatId, StringComparer.Ordinal);
        var writers = new Dictionary<string, Writer>(known, StringComparer.Ordinal);
        foreach (var (chatId, writer) in gone)
        {
            writers.Remove(chatId);
            if (chats.TryGetValue(chatId, out var chat))
            {
                var reason = await ReasonAsync(chat, writer, leases.ContainsKey(chatId), cancellationToken);
                Tell(EventTypes.ReplyStopped, chat, writer.Account, new ReplyStoppedData(writer.Account.Ref, reason));
            }
        }

        await TellStartsAsync(companyId, come, chats, writers, cancellationToken);
        return writers;
    }

    private async Task TellStartsAsync(
        string companyId, List<LeaseRow> come, Dictionary<string, Chat> chats, Dictionary<string, Writer> writers, CancellationToken cancellationToken)
    {
        if (come.Count == 0)
        {
            return;
        }

        var accounts = await users.FindByIdsAsync(companyId, [.. come.Select(lease => lease.UserId).Distinct(StringComparer.Ordinal)], cancellationToken);
        foreach (var lease in come)
        {
            if (chats.TryGetValue(lease.ChatId, out var chat) && accounts.FirstOrDefault(account => account.UserId == lease.UserId) is { } account)
            {
                var since = writers.TryGetValue(lease.ChatId, out var writer) ? writer.Since : chat.MessageCount;
                writers[lease.ChatId] = new Writer(account, since, lease.ExpiresAt);
                Tell(EventTypes.ReplyStarted, chat, account, new ReplyStartedData(account.Ref, lease.ExpiresAt));
            }
        }
    }

    /// <summary>A lease that ran out leaves its row, or gives it to another; one that was given back leaves none.</summary>
    private async Task<ReplyEnd> ReasonAsync(Chat chat, Writer writer, bool isRowThere, CancellationToken cancellationToken)
    {
        var mayHaveSent = chat.MessageCount > writer.Since;
        if (mayHaveSent && await store.HasSentAsync(chat.CompanyId, chat.ChatId, writer.Account.UserId, writer.Since, cancellationToken))
        {
            return ReplyEnd.Sent;
        }

        return isRowThere ? ReplyEnd.Idle : ReplyEnd.Cleared;
    }

    private void Tell(string type, Chat chat, Account writer, object data)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var content = new EventContent(now, writer.Company, chat.Property, writer.Actor, chat.Ref, data);
        feed.Tell(new PassingEvent(ids.New(), type, ChatEvents.Facts(chat, chat), content));
    }

    private static bool IsNews(LeaseRow lease, Writer? known) => known is null
        || known.Account.UserId != lease.UserId
        || (lease.ExpiresAt > known.ToldUntil && known.ToldUntil - lease.ReadAt < ToldAgainBefore);

    private static bool Holds(LeaseRow? lease, Writer writer) => lease is { IsOver: false } && lease.UserId == writer.Account.UserId;
}
