using TwoWayChat.Chats.Tags;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Inbound;

/// <summary>Finds what an inbound text belongs to, and stores it.</summary>
internal sealed class InboundStore
{
    private static readonly string ByOwnNumber = Look("left join contacts c on c.company_id = s.company_id and c.address = @sender", "= ''");

    /// <summary>
    /// By their own number, several at once. The join is lateral and limited, so that it goes by keys whatever the planner takes the tables for.
    /// </summary>
    private static readonly string Many =
        $"""
        select i.place, l.*
          from unnest(@Companies, @Gateways, @ProviderIds, @Senders, @Receivers) with ordinality
                   as i(companyId, gateway, providerMessageId, sender, receiver, place)
         cross join lateral ({Look("left join contacts c on c.company_id = s.company_id and c.address = i.sender", "= ''", "i.")} limit 1) l
        """;

    private static readonly string ByOtherNumber = Look(
        """
        left join contact_merges m on m.company_id = s.company_id and m.address = @sender
        left join contacts c on c.company_id = m.company_id and c.contact_id = m.contact_id
        """,
        "= @sender");

    /// <summary>Appends what the customer wrote; the chat as it stands then, or null, with nothing written, where it is not open any more.</summary>
    public async Task<Chat?> AppendAsync(WriteScope scope, Message message)
    {
        var chat = await scope.FirstOrDefaultAsync<Chat>(AppendSql.Inbound, message);
        if (chat is not null)
        {
            await MessageUses.AddAsync(scope, message.Key, message.Media);
            await TagStore.FollowAsync(scope, chat);
        }

        return chat;
    }

    /// <summary>What is known of the text; null where the company has no such sender address.</summary>
    public async Task<InboundLook?> LookAsync(WriteScope scope, InboundText text)
    {
        var key = new
        {
            companyId = text.Company.Id,
            gateway = text.Gateway,
            providerMessageId = text.ProviderMessageId,
            sender = text.From.Value,
            receiver = text.To.Value,
        };
        var look = await scope.FirstOrDefaultAsync<InboundLook>(ByOwnNumber, key);
        return look is { ContactId: null, KnownMessageId: null } // Then the number may be that of a contact that was merged into another.
            ? await scope.FirstOrDefaultAsync<InboundLook>(ByOtherNumber, key)
            : look;
    }

    /// <summary>
    /// What is known of each text, in their order; null where its company has no such sender address, or nobody has that number for their own.
    /// </summary>
    public async Task<InboundLook?[]> LookAsync(WriteScope scope, IReadOnlyList<InboundText> texts)
    {
        var found = new InboundLook?[texts.Count];
        foreach (var look in await scope.QueryAsync<InboundLook>(Many, new LookColumns(texts)))
        {
            found[look.Place - 1] = look;
        }

        return found;
    }

    /// <summary>
    /// Appends them, each in another chat and none with media; the chats as they stand then by their ids, without those that are not open any more.
    /// </summary>
    public async Task<Dictionary<string, Chat>> AppendAsync(WriteScope scope, IReadOnlyCollection<Message> messages)
    {
        var chats = (await scope.QueryAsync<Chat>(AppendSql.ManyInbound, new AppendColumns(messages)))
            .ToDictionary(chat => chat.ChatId, StringComparer.Ordinal);
        foreach (var chat in chats.Values)
        {
            await TagStore.FollowAsync(scope, chat);
        }

        return chats;
    }

    /// <param name="contact">Joins the contact <c>c</c>.</param>
    /// <param name="number">What is asked of the number that the chat is with.</param>
    /// <param name="of">What stands before the name of a value of the text.</param>
    private static string Look(string contact, string number, string of = "@") =>
        $"""
        select s.sender_address_id, s.gateway, s.property_id as sender_property_id,
               k.message_id as known_message_id, k.chat_id as known_chat_id,
               c.contact_id, c.first_name, c.last_name, c.address as contact_address, h.chat_id as open_chat_id,
               w.languages as consent_languages, w.words as consent_words
          from sender_addresses s
          left join messages k on k.company_id = s.company_id and k.gateway = {of}gateway and k.direction = 'INBOUND'
                              and k.provider_message_id = {of}providerMessageId
          {contact}
          left join contact_chats h on h.company_id = s.company_id and h.contact_id = c.contact_id
                           and h.sender_address_id = s.sender_address_id and h.contact_address {number} and h.status = 'OPEN'
          left join consent_settings w on w.company_id = s.company_id
         where s.company_id = {of}companyId and s.address = {of}receiver and not s.deleted
        """;
}
