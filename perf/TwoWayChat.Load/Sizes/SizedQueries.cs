using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Load.Sizes;

/// <summary>The hot reads, by the product's own stores.</summary>
internal sealed class SizedQueries
{
    private const int Page = 50;
    private const long MostUnread = 100;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ChatStore chats;
    private readonly MessageStore messages;
    private readonly FindContacts contacts;
    private readonly InboxStore inbox;
    private readonly ReceiveMessage receive;

    public SizedQueries(RecordingDatabase database, MediaLinks links, ReceiveMessage receive)
    {
        this.receive = receive;
        chats = new ChatStore(database);
        messages = new MessageStore(database, links);
        contacts = new FindContacts(new ContactStore(database), new ContactSearch(database));
        inbox = new InboxStore(database, chats, messages, contacts);
    }

    public IReadOnlyList<SizedQuery> All =>
    [
        .. Enum.GetValues<InboxTab>().SelectMany(tab => new[]
        {
            Inbox($"inbox of an agent: {tab}", tab, company => company.Agent),
            Inbox($"inbox of a property manager: {tab}", tab, company => company.Manager),
            Inbox($"inbox of a global manager: {tab}", tab, company => company.GlobalManager),
        }),
        new("inbox: ended, a page far down", (company, number) => CountAsync(inbox.ListAsync(
            company.GlobalManager, new InboxFilter(InboxTab.Ended), Middle(company, number), Page, None))),
        new("inbox: unread of an agent", async (company, _) => (int)await inbox.CountUnreadAsync(company.Agent, MostUnread, None)),
        new("inbox: unread of a global manager", async (company, _) => (int)await inbox.CountUnreadAsync(company.GlobalManager, MostUnread, None)),
        new("inbox: lengths of an agent's lists", (company, _) => LengthsAsync(company.Agent)),
        new("inbox: lengths of a global manager's lists", (company, _) => LengthsAsync(company.GlobalManager)),
        List("chats of a property", (company, number) => new ChatFilter { PropertyId = company.Properties[number % company.Properties.Count].Id }),
        List("chats of an assignee", (company, _) => new ChatFilter { AssigneeId = company.Agent.UserId }),
        List("chats of a contact's address", (company, number) => new ChatFilter { ContactAddress = FillCompany.Phone(number % company.Chats) }),
        new("one chat", async (company, number) => await chats.FindVisibleAsync(company.GlobalManager, ChatOf(company, number), None) is null ? 0 : 1),
        new("thread: newest messages", (company, number) => CountAsync(
            messages.BeforeAsync(company.Company.Id, ChatOf(company, number), long.MaxValue, Page, None))),
        new("thread of 1,000: an older page", (company, number) => CountAsync(
            messages.BeforeAsync(company.Company.Id, FillCompany.ChatId(0), 100 + (number % 800), Page, None))),
        Search("contacts, the newest", (_, _) => ""),
        Search("contacts of an agent, the newest", (_, _) => "", company => company.Agent),
        Search("contacts by a rare name", (company, number) => FillCompany.RareName(number * 37 % company.Contacts)),
        Search("contacts by a common name", (_, number) => number % 2 == 0 ? "lovelace" : "hopper"),
        Search("contacts by two letters", (_, number) => number % 2 == 0 ? "ad" : "ho"),
        Search("contacts by a part of a common name", (_, number) => number % 2 == 0 ? "ovel" : "opper"),
        Search("contacts by four digits within a number", (company, number) => FillCompany.Phone(number * 37 % company.Contacts)[5..9]),
        Search("contacts by the end of a number", (company, number) => FillCompany.Phone(number * 37 % company.Contacts)[^6..]),
        Search("contacts by what nobody has", (_, number) => $"xyzzy{number}"),
        Search("contacts of an agent by a rare name", (company, number) => FillCompany.RareName(number * 37 % company.Chats), company => company.Agent),
        Search("contacts of an agent by a common name", (_, number) => number % 2 == 0 ? "lovelace" : "hopper", company => company.Agent),
        Search("contacts of an agent by two letters", (_, number) => number % 2 == 0 ? "ad" : "ho", company => company.Agent),
        Search("contacts of an agent by a part of a common name", (_, number) => number % 2 == 0 ? "ovel" : "opper", company => company.Agent),
        Search("contacts of an agent by four digits", (company, number) => FillCompany.Phone(number * 37 % company.Contacts)[5..9], company => company.Agent),
        Text("text in an open chat", (company, number) => FillCompany.Phone(number * 2 % company.Chats)),
        Text("text that starts a chat", (company, number) => FillCompany.Phone(((number * 2) + 1) % company.Chats)),
        Text("text of an unknown number", (_, number) => $"+1989555{number:0000}"),
    ];

    private SizedQuery Inbox(string name, InboxTab tab, Func<FilledCompany, Account> viewer) =>
        new(name, (company, _) => CountAsync(inbox.ListAsync(viewer(company), new InboxFilter(tab), null, Page, None)));

    private SizedQuery List(string name, Func<FilledCompany, int, ChatFilter> filter) =>
        new(name, (company, number) => CountAsync(chats.ListAsync(company.GlobalManager, filter(company, number), new PageRequest(Page, []), None)));

    private SizedQuery Search(string name, Func<FilledCompany, int, string> text, Func<FilledCompany, Account>? viewer = null) =>
        new(name, async (company, number) => (await contacts.RunAsync(
            viewer?.Invoke(company) ?? company.GlobalManager, null, new PageRequest(Page, []) { Search = text(company, number) }, None)).Items.Count);

    /// <summary>What a gateway brings, to its commit; of the small company and of the large one.</summary>
    private SizedQuery Text(string name, Func<FilledCompany, int, string> sender) => new(name, async (company, number) =>
    {
        var property = company.Properties[number % company.Properties.Count];
        await receive.RunAsync(
            new InboundText
            {
                Company = company.Company,
                Gateway = SenderAddress.Simulator,
                From = Parsed(sender(company, number)),
                To = Parsed(property.SenderAddress),
                Text = $"Is it still open? ({number})",
                ReceivedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            None);
        return 1;
    });

    private static Address Parsed(string text) => Address.TryParse(text, "", out var address)
        ? address
        : throw new InvalidOperationException($"{text} is no address");

    private async Task<int> LengthsAsync(Account viewer)
    {
        var (mine, unassigned) = await inbox.CountOpenAsync(viewer, None);
        return (int)(mine + unassigned);
    }

    private static async Task<int> CountAsync<T>(Task<IReadOnlyList<T>> rows) => (await rows).Count;

    private static string ChatOf(FilledCompany company, int number) => FillCompany.ChatId(number * 7919 % company.Chats);

    private static ActivityKey Middle(FilledCompany company, int number) => FillCompany.KeyOf((company.Chats / 2) + (number % 100));
}
