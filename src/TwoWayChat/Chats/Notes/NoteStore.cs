using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Notes;

/// <summary>Rows of notes.</summary>
internal sealed class NoteStore(Database database)
{
    /// <summary>Notes of a chat, oldest first, one beyond the limit.</summary>
    public Task<IReadOnlyList<Note>> ListAsync(Chat chat, PageRequest page, CancellationToken cancellationToken) => database.QueryAsync<Note>(
        """
        select company_id, note_id, chat_id, text, mentions, author_type, author_id, author_name, created_at
          from chat_notes
         where company_id = @CompanyId and chat_id = @ChatId and (created_at, note_id) > (@afterAt, @afterId)
         order by created_at, note_id
         limit @limit
        """,
        new
        {
            chat.CompanyId,
            chat.ChatId,
            afterAt = page.AfterNumber(0, -1),
            afterId = page.AfterText(1),
            limit = page.Limit + 1,
        },
        cancellationToken);

    /// <summary>Notes of a chat from <paramref name="from"/> to <paramref name="through"/> (epoch milliseconds), oldest first: the newest of them.</summary>
    public async Task<IReadOnlyList<Note>> BetweenAsync(Chat chat, long from, long through, int limit, CancellationToken cancellationToken) =>
        [.. (await database.QueryAsync<Note>(
            """
            select company_id, note_id, chat_id, text, mentions, author_type, author_id, author_name, created_at
              from chat_notes
             where company_id = @CompanyId and chat_id = @ChatId and created_at between @from and @through
             order by created_at desc, note_id desc
             limit @limit
            """,
            new { chat.CompanyId, chat.ChatId, from, through, limit },
            cancellationToken)).Reverse()];

    public Task AddAsync(WriteScope scope, Note note) => scope.ExecuteAsync(
        """
        insert into chat_notes (company_id, note_id, chat_id, text, mentions, author_type, author_id, author_name, created_at)
        values (@CompanyId, @NoteId, @ChatId, @Text, @Mentions, @AuthorType, @AuthorId, @AuthorName, @CreatedAt)
        """,
        note);
}
