using System.Data.Common;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Contacts;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Sizes;

/// <summary>
/// Fills a company with chats, ten messages each, and a contact for each, or more: one chat in two is open, the first are nobody's, the others assigned and
/// read, and the very first has the messages of a hundred. Everything follows from its number, so that every run has the same rows.
/// </summary>
internal sealed class FillCompany(DbConnection connection, LoadCompany company,
    IReadOnlyList<string> senderIds, IReadOnlyList<string> staffIds, int chats, int contacts)
{
    /// <summary>Messages of an ordinary chat.</summary>
    public const int MessagesPerChat = 10;

    /// <summary>Messages of the first.</summary>
    public const int LongChat = 1000;

    private const int OneOpenIn = 2;
    private const int Windows = 50;
    private const long FirstAt = 1_700_000_000_000;
    private const long BetweenChats = 1000;
    private static readonly string[] FirstNames = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Leslie", "Tony", "Frances", "Dennis"];
    private static readonly string[] LastNames =
        ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Lamport", "Hoare", "Allen", "Ritchie", "Zuse"];

    /// <summary>So many chats are nobody's: the first, so that whoever looks for them by activity has to pass all others.</summary>
    public int Free { get; init; } = chats / 10;

    public static string ChatId(int number) => $"c0{number:x22}";

    /// <summary>A phone that belongs to a chat's contact.</summary>
    public static string Phone(int number) => $"+1{2_000_000_000L + (number * 7919L % 7_900_000_000L)}";

    /// <summary>A name that only that contact has.</summary>
    public static string RareName(int number) => $"Q{number:x6}z";

    /// <summary>Where a chat stands in lists.</summary>
    public static ActivityKey KeyOf(int number) => new(At(number, CountOf(number)), ChatId(number));

    public async Task RunAsync()
    {
        await WriteAsync(
            "contacts",
            ["company_id", "contact_id", "address", "address_type", "first_name", "last_name", "email", "search_key", "name_key",
                "last_key", "created_at", "updated_at", "version"],
            Enumerable.Range(0, contacts).Select(ContactRow));
        await WriteAsync(
            "chats",
            ["company_id", "chat_id", "property_id", "contact_id", "sender_address_id", "status", "assigned_to",
                "started_by", "started_at", "routing", "ended_at",
                "end_reason", "message_count", "inbound_count", "outbound_count", "last_activity_at", "last_message_id", "waiting_since"],
            Enumerable.Range(0, chats).Select(ChatRow));
        await WriteAsync(
            "contact_chats",
            ["company_id", "contact_id", "chat_id", "property_id", "assigned_to", "sender_address_id", "contact_address", "status"],
            Enumerable.Range(0, chats).Select(ContactChatRow));
        await WriteAsync(
            "messages",
            ["company_id", "message_id", "chat_id", "number", "direction", "channel", "from_address", "to_address",
                "text", "encoding", "segments", "author_type",
                "author_id", "author_name", "origin", "gateway", "state", "created_at"],
            Enumerable.Range(0, chats).SelectMany(chat => Enumerable.Range(1, CountOf(chat)).Select(number => MessageRow(chat, number))));
        await WriteAsync(
            "chat_reads", ["company_id", "chat_id", "user_id", "read_number", "read_inbound"], Enumerable.Range(0, chats).Select(ReadRow).OfType<object?[]>());
    }

    private Task WriteAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        FillSteps.RunAsync(table, () => BulkTable.WriteAsync(connection, table, columns, rows));

    private static int CountOf(int chat) => chat == 0 ? LongChat : MessagesPerChat;

    private static string ContactId(int number) => $"a0{number:x22}";

    private static string MessageId(int chat, int number) => $"e0{chat:x14}{number:x8}";

    private static long At(int chat, int number) => FirstAt + (chat * BetweenChats) + (number * 10);

    private object?[] ContactRow(int number)
    {
        var contact = new Contact
        {
            CompanyId = company.Id,
            ContactId = ContactId(number),
            Address = Phone(number),
            AddressType = "E164",
            FirstName = FirstNames[number % FirstNames.Length],
            LastName = $"{LastNames[number % LastNames.Length]} {RareName(number)}",
            Email = $"customer{number}@example.com",
            CreatedAt = At(number, 0),
            UpdatedAt = At(number, 0),
            Version = 1,
        };
        return [company.Id, contact.ContactId, contact.Address, contact.AddressType, contact.FirstName, contact.LastName, contact.Email, contact.SearchKey,
            contact.NameKey, contact.LastKey, contact.CreatedAt, contact.UpdatedAt, contact.Version];
    }

    private object?[] ChatRow(int number)
    {
        var (count, property, isOpen, assignee) = (CountOf(number), number / OneOpenIn % company.Properties.Count, number % OneOpenIn == 0, AssigneeOf(number));
        var lastAt = At(number, count);
        return [company.Id, ChatId(number), company.Properties[property].Id, ContactId(number), senderIds[property],
            isOpen ? "OPEN" : "ENDED", assignee, "END_USER",
            At(number, 1), "DEFAULT", isOpen ? null : lastAt, isOpen ? null : "AGENT", (long)count, (long)(count - (count / 2)), (long)(count / 2), lastAt,
            MessageId(number, count), null];
    }

    private object?[] ContactChatRow(int number)
    {
        var property = number / OneOpenIn % company.Properties.Count;
        return [company.Id, ContactId(number), ChatId(number), company.Properties[property].Id, AssigneeOf(number), senderIds[property], "",
            number % OneOpenIn == 0 ? "OPEN" : "ENDED"];
    }

    /// <summary>Whoever has a chat has read it, but for the last text of a dozen each.</summary>
    private object?[]? ReadRow(int number)
    {
        var (count, missed) = (CountOf(number), number / OneOpenIn % Math.Max(1, chats / Windows) < staffIds.Count ? 1 : 0);
        return AssigneeOf(number) is { } reader
            ? [company.Id, ChatId(number), reader, (long)(count - (2 * missed)), (long)(count - (count / 2) - missed)]
            : null;
    }

    /// <summary>Of the property that the chat is in, wherever there is a whole number of users to each.</summary>
    private string? AssigneeOf(int number) => number < Free ? null : staffIds[number / OneOpenIn % staffIds.Count];

    private object?[] MessageRow(int chat, int number)
    {
        var isInbound = number % 2 == 1;
        var (customer, ours) = (Phone(chat), company.Properties[chat / OneOpenIn % company.Properties.Count].SenderAddress);
        return [company.Id, MessageId(chat, number), ChatId(chat), (long)number, isInbound ? "INBOUND" : "OUTBOUND", "SMS", isInbound ? customer : ours,
            isInbound ? ours : customer, $"Message {number} of chat {chat}, as long as people write on a phone.", "GSM7", 1L, isInbound ? "END_USER" : "AGENT",
            isInbound ? ContactId(chat) : staffIds[chat % staffIds.Count], isInbound ? "Customer" : "Agent", isInbound ? "END_USER" : "AGENT", "SIMULATOR",
            isInbound ? "RECEIVED" : "DELIVERED", At(chat, number)];
    }
}
