using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Notes;

/// <summary>Whom notes have mentioned, until they have looked at the chat. Who no longer sees a chat is not told of it any more.</summary>
internal sealed class MentionStore(Database database)
{
    /// <summary>So many are told of at once.</summary>
    public const int Most = 20;

    /// <summary>
    /// How many wait for <c>@viewerId</c>, to stand within a statement whose parameters are those of a viewer
    /// (<see cref="Access.Sql"/>); at most <see cref="Most"/>.
    /// </summary>
    public static string Count(Account viewer) =>
        $"select count(*) from (select 1 as one {Of(viewer)} limit {Most}) as mentions";

    /// <summary>The newest, newest first.</summary>
    public Task<IReadOnlyList<Mention>> ListAsync(Account viewer, CancellationToken cancellationToken) => database.QueryAsync<Mention>(
        $"""
        select n.chat_id, n.author_name, n.mentioned_at, coalesce(nullif(h.contact_address, ''), c.address) as contact_address, c.first_name, c.last_name
        {Of(viewer, "join contacts c on c.company_id = h.company_id and c.contact_id = h.contact_id")}
         order by n.mentioned_at desc, n.chat_id
         limit {Most}
        """,
        new { companyId = viewer.CompanyId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList() },
        cancellationToken);

    /// <summary>The user has looked at the chat.</summary>
    public Task SeeAsync(Account user, string chatId, CancellationToken cancellationToken) => database.WriteAsync(
        user.CompanyId,
        scope => scope.ExecuteAsync(
            "delete from chat_mentions where company_id = @CompanyId and user_id = @UserId and chat_id = @chatId",
            new { user.CompanyId, user.UserId, chatId }),
        cancellationToken);

    /// <summary>Notes whom <paramref name="note"/> mentions, but for its author.</summary>
    public static async Task AddAsync(WriteScope scope, Note note)
    {
        foreach (var user in note.Mentioned.Where(user => user.Id != note.AuthorId))
        {
            await scope.ExecuteAsync(
                """
                insert into chat_mentions (company_id, user_id, chat_id, author_name, mentioned_at)
                values (@CompanyId, @userId, @ChatId, @AuthorName, @CreatedAt)
                on conflict (company_id, user_id, chat_id) do update set author_name = excluded.author_name, mentioned_at = excluded.mentioned_at
                """,
                new { note.CompanyId, userId = user.Id, note.ChatId, note.AuthorName, note.CreatedAt });
        }
    }

    private static string Of(Account viewer, string join = "") =>
        $"""
        from chat_mentions n
        join chats h on h.company_id = n.company_id and h.chat_id = n.chat_id
        {join}
        where n.company_id = @companyId and n.user_id = @viewerId and {Access.Sql(viewer, "h")}
        """;
}
