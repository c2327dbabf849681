using TwoWayChat.Chats.Tags;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Rows of chats.</summary>
internal sealed class ChatStore(Database database)
{
    private const string ReadMark = "select read_inbound from chat_reads where company_id = @companyId and chat_id = @chatId and user_id = @userId";

    private const string Save =
        """
        update chats
           set assigned_to = @AssignedTo, property_id = @PropertyId, status = @Status, ended_at = @EndedAt, end_reason = @EndReason,
               waiting_since = @WaitingSince,
               alert_due_at = case when @WaitingSince is null or @Status <> 'OPEN' then null
                                   when property_id <> @PropertyId or coalesce(waiting_since, 0) <> @WaitingSince then @WaitingSince
                                   else alert_due_at end,
               alert_level = case when property_id <> @PropertyId or coalesce(waiting_since, 0) <> coalesce(@WaitingSince, 0) then 0 else alert_level end
         where company_id = @CompanyId and chat_id = @ChatId;
        update contact_chats set assigned_to = @AssignedTo, property_id = @PropertyId, status = @Status
         where company_id = @CompanyId and contact_id = @ContactId and chat_id = @ChatId
        """;

    private static readonly string OneForViewer = $"{ChatSql.SelectForViewer()} where h.company_id = @companyId and h.chat_id = @chatId";

    /// <summary>The chat; throws the 404 of a chat that is not there where the viewer does not see it.</summary>
    public async Task<Chat> FindVisibleAsync(Account viewer, string chatId, CancellationToken cancellationToken) =>
        Visible(viewer, Ids.IsId(chatId)
            ? await database.FirstOrDefaultAsync<Chat>(OneForViewer, new { companyId = viewer.CompanyId, chatId, viewerId = viewer.UserId }, cancellationToken)
            : null);

    /// <summary>
    /// The chat, which nobody changes before the transaction ends; throws the 404 of a chat that is not there where the viewer does not see it.
    /// </summary>
    public async Task<Chat> LockVisibleAsync(WriteScope scope, Account viewer, string chatId) =>
        Visible(viewer, Ids.IsId(chatId) ? await LockAsync(scope, viewer.CompanyId, chatId) : null);

    /// <summary>The chat, whoever sees it, which nobody changes before the transaction ends.</summary>
    public Task<Chat?> LockAsync(WriteScope scope, string companyId, string chatId) =>
        scope.LockAsync<Chat>(ChatSql.Hold, ChatSql.One, new { companyId, chatId });

    /// <summary>
    /// The open chat of a contact, at its own number or at <paramref name="otherNumber"/>, and a sender address, locked likewise; null where there is none.
    /// </summary>
    public async Task<Chat?> LockOpenAsync(WriteScope scope, Contact contact, string? otherNumber, string senderAddressId)
    {
        var key = new { companyId = contact.CompanyId, contactId = contact.ContactId, senderAddressId, number = otherNumber ?? "" };
        var chatId = await scope.FirstOrDefaultAsync<string>(
            $"""
            select chat_id from chats
             where company_id = @companyId and status = 'OPEN' and chat_id = (
                   select k.chat_id from contact_chats k
                    where k.company_id = @companyId and k.contact_id = @contactId and k.sender_address_id = @senderAddressId
                      and k.contact_address = @number and k.status = 'OPEN'){scope.Dialect.ForUpdate}
            """,
            key);
        return chatId is null ? null : await scope.FirstOrDefaultAsync<Chat>(ChatSql.One, new { key.companyId, chatId });
    }

    /// <summary>Chats that the viewer sees, newest activity first, one beyond the limit.</summary>
    public Task<IReadOnlyList<Chat>> ListAsync(Account viewer, ChatFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var query = new ChatListQuery(viewer, filter, page);
        return database.QueryAsync<Chat>(query.Sql, query.Parameters, cancellationToken);
    }

    /// <summary>Property of the contact's newest chat; null where there is none.</summary>
    public Task<string?> FindLastPropertyAsync(WriteScope scope, string companyId, string contactId) => scope.FirstOrDefaultAsync<string>(
        """
        select h.property_id
          from chats h
          join properties p on p.company_id = h.company_id and p.property_id = h.property_id and not p.deleted
         where h.company_id = @companyId and h.contact_id = @contactId
         order by h.started_at desc, h.chat_id desc
         limit 1
        """,
        new { companyId, contactId });

    /// <summary>How many of the customer's messages a user has read in a chat.</summary>
    public Task<long> ReadInboundAsync(string companyId, string chatId, string userId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<long>(ReadMark, new { companyId, chatId, userId }, cancellationToken);

    public Task<long> ReadInboundAsync(WriteScope scope, string companyId, string chatId, string userId) =>
        scope.FirstOrDefaultAsync<long>(ReadMark, new { companyId, chatId, userId });

    /// <summary>When the customer first wrote; null where they have not.</summary>
    public Task<long?> FirstInboundAtAsync(WriteScope scope, Chat chat) => scope.FirstOrDefaultAsync<long?>(
        """
        select created_at from messages
         where company_id = @CompanyId and chat_id = @ChatId and direction = 'INBOUND'
         order by number
         limit 1
        """,
        new { chat.CompanyId, chat.ChatId });

    /// <summary>
    /// Saves assignee, property, state, end and waiting of a chat that the transaction has locked. Alerts begin anew in another property, and where the
    /// customer waits since another time.
    /// </summary>
    public async Task SaveAsync(WriteScope scope, Chat chat)
    {
        await scope.ExecuteAsync(Save, new
        {
            chat.AssignedTo, chat.PropertyId, chat.Status, chat.EndedAt, chat.EndReason, chat.WaitingSince, chat.CompanyId, chat.ChatId,
            chat.ContactId,
        });
        await TagStore.FollowAsync(scope, chat);
    }

    /// <summary>Notes that a user has read a chat up to a message; a lower number than noted changes nothing.</summary>
    public Task MarkReadAsync(WriteScope scope, Chat chat, string userId, long number) => scope.ExecuteAsync(
        """
        insert into chat_reads (company_id, chat_id, user_id, read_number, read_inbound)
        values (@CompanyId, @ChatId, @userId, @number, (
                select count(*) from messages where company_id = @CompanyId and chat_id = @ChatId and number <= @number and direction = 'INBOUND'))
        on conflict (company_id, chat_id, user_id)
        do update set read_number = excluded.read_number, read_inbound = excluded.read_inbound where excluded.read_number > chat_reads.read_number
        """,
        new { chat.CompanyId, chat.ChatId, userId, number });

    /// <summary>
    /// Adds an open chat without messages. A contact has one open chat per sender address and number of its own: the database refuses a second.
    /// </summary>
    public Task AddAsync(WriteScope scope, NewChat chat) => scope.ExecuteAsync(
        """
        insert into chats (company_id, chat_id, property_id, contact_id, sender_address_id, status, started_by, started_at, routing, keyword,
                           contact_address, contact_address_type, message_count, inbound_count, outbound_count, last_activity_at)
        values (@CompanyId, @ChatId, @PropertyId, @ContactId, @SenderAddressId, 'OPEN', @StartedBy, @StartedAt, @Routing, @Keyword,
                @ContactAddress, @ContactAddressType, 0, 0, 0, @StartedAt);
        insert into contact_chats (company_id, contact_id, chat_id, property_id, sender_address_id, contact_address, status)
        values (@CompanyId, @ContactId, @ChatId, @PropertyId, @SenderAddressId, @ContactAddress, 'OPEN')
        """,
        chat);

    private static Chat Visible(Account viewer, Chat? chat) =>
        chat is not null && Access.CanSee(viewer, chat.PropertyId, chat.AssignedTo) ? chat : throw ApiException.NotFound("Chat");
}
