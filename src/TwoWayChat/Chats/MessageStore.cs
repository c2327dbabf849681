using TwoWayChat.Data;
using TwoWayChat.Media;

namespace TwoWayChat.Chats;

/// <summary>Reads messages; the slice of that name writes them.</summary>
internal sealed class MessageStore(Database database, MediaLinks links)
{
    private const string Select =
        """
        select company_id, message_id, chat_id, number, direction, channel, from_address, to_address, text, encoding, segments, media as kept_media,
               author_type, author_id, author_name, origin, template_id, client_message_id, gateway, provider_message_id, state, error, attention,
               created_at, sent_at, delivered_at, redacted_at, resend_of, resent_as
          from messages
        """;

    private const string ById = Select + " where company_id = @companyId and message_id = @messageId";

    public async Task<Message?> FindAsync(WriteScope scope, string companyId, string messageId) =>
        Linked(await scope.FirstOrDefaultAsync<Message>(ById, new { companyId, messageId }));

    /// <summary>The message that the same author sent into the chat under an id of the client's own, or null.</summary>
    public async Task<Message?> FindByClientIdAsync(WriteScope scope, Chat chat, string authorId, string clientMessageId) =>
        Linked(await scope.FirstOrDefaultAsync<Message>(
            $"{Select} where company_id = @CompanyId and chat_id = @ChatId and author_id = @authorId and client_message_id = @clientMessageId",
            new { chat.CompanyId, chat.ChatId, authorId, clientMessageId }));

    /// <summary>The number of a message of the chat; null for what is none.</summary>
    public Task<long?> FindNumberAsync(WriteScope scope, Chat chat, string messageId) => scope.FirstOrDefaultAsync<long?>(
        "select number from messages where company_id = @CompanyId and message_id = @messageId and chat_id = @ChatId",
        new { chat.CompanyId, messageId, chat.ChatId });

    /// <summary>
    /// What the customer and other users have written after the message of that number, oldest first; what the server writes by itself is not asked for.
    /// </summary>
    public async Task<IReadOnlyList<Message>> ByOthersAsync(WriteScope scope, Chat chat, string userId, long after, int limit) =>
        Linked(await scope.QueryAsync<Message>(
            $"""
            {Select}
             where company_id = @CompanyId and chat_id = @ChatId and number > @after
               and (direction = 'INBOUND' or (author_id is not null and author_id <> @userId))
             order by number
             limit @limit
            """,
            new { chat.CompanyId, chat.ChatId, after, userId, limit }));

    /// <summary>Several messages at once, in no order.</summary>
    public Task<IReadOnlyList<Message>> FindAllAsync(string companyId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        ReadAsync(
            $"{Select} where company_id = @companyId and message_id in @messageIds limit @limit",
            new { companyId, messageIds, limit = messageIds.Count },
            cancellationToken);

    /// <summary>Messages of a chat with a number above <paramref name="after"/>, oldest first.</summary>
    public Task<IReadOnlyList<Message>> AfterAsync(string companyId, string chatId, long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            $"{Select} where company_id = @companyId and chat_id = @chatId and number > @after order by number limit @limit",
            new { companyId, chatId, after, limit },
            cancellationToken);

    /// <summary>Messages of a chat with a number below <paramref name="before"/>, newest first: what a screen shows above what it has.</summary>
    public Task<IReadOnlyList<Message>> BeforeAsync(string companyId, string chatId, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            $"{Select} where company_id = @companyId and chat_id = @chatId and number < @before order by number desc limit @limit",
            new { companyId, chatId, before, limit },
            cancellationToken);

    private async Task<IReadOnlyList<Message>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        Linked(await database.QueryAsync<Message>(sql, parameters, cancellationToken));

    private IReadOnlyList<Message> Linked(IReadOnlyList<Message> rows) =>
        rows.All(row => row.KeptMedia is null) ? rows : [.. rows.Select(row => Linked(row)!)];

    private Message? Linked(Message? row) => row?.KeptMedia is { } kept ? row with { Media = links.OfRow(row.CompanyId, kept) } : row;
}
