using TwoWayChat.Chats;
using TwoWayChat.Data;

namespace TwoWayChat.Messages.Inbound;

/// <summary>Which chats have had their away reply, and whether somebody is at work in one.</summary>
internal sealed class AwayReplyStore
{
    /// <summary>When the chat last got one, epoch milliseconds; null where it never has.</summary>
    public Task<long?> LastAsync(WriteScope scope, Chat chat) => scope.FirstOrDefaultAsync<long?>(
        "select sent_at from away_replies where company_id = @CompanyId and chat_id = @ChatId", new { chat.CompanyId, chat.ChatId });

    /// <summary>Notes that it gets one now. The transaction has locked the chat.</summary>
    public Task NoteAsync(WriteScope scope, Chat chat, long at) => scope.ExecuteAsync(
        """
        insert into away_replies (company_id, chat_id, sent_at) values (@CompanyId, @ChatId, @at)
        on conflict (company_id, chat_id) do update set sent_at = excluded.sent_at
        """,
        new { chat.CompanyId, chat.ChatId, at });

    /// <summary>Whether somebody is writing in the chat, or has written the last text to the customer after <paramref name="since"/>.</summary>
    public async Task<bool> IsAttendedAsync(WriteScope scope, Chat chat, long since) => await scope.FirstOrDefaultAsync<string>(
        $"""
        select h.chat_id
          from chats h
         where h.company_id = @CompanyId and h.chat_id = @ChatId
           and (exists (select 1 from reply_leases r
                         where r.company_id = h.company_id and r.chat_id = h.chat_id and r.expires_at > {scope.Dialect.NowMilliseconds})
                or (select m.created_at from messages m
                     where m.company_id = h.company_id and m.chat_id = h.chat_id and m.direction = 'OUTBOUND' and m.author_type <> 'SYSTEM'
                     order by m.number desc
                     limit 1) > @since)
        """,
        new { chat.CompanyId, chat.ChatId, since }) is not null;
}
