using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Consent.Ui;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Contacts.Ui;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Erasure;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>One contact: what is known, what was said about consent, and the chats that the reader may see.</summary>
public sealed partial class ContactPage : IAsyncDisposable
{
    private const int MostEntries = 50;
    private const int MostChats = 50;

    private readonly CancellationTokenSource _end = new();
    private Contact? _contact;
    private IReadOnlyList<string> _numbers = [];
    private IReadOnlyList<ConsentEntry> _ledger = [];
    private IReadOnlyList<Chat> _chats = [];
    private string? _failure;
    private Account? _reader;
    private int _news;

    [Parameter]
    public string ContactId { get; set; } = "";

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private LiveLog Live { get; set; } = default!;

    [Inject]
    private ContactStore Contacts { get; set; } = default!;

    [Inject]
    private ContactMerges Merges { get; set; } = default!;

    [Inject]
    private ConsentLedger Ledger { get; set; } = default!;

    [Inject]
    private InboxStore Inbox { get; set; } = default!;

    [Inject]
    private ErasureStore Erasures { get; set; } = default!;

    [Inject]
    private EraseContact Erase { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private bool IsRefused =>
        _contact is not null && EnumText.Parse<ConsentState>(_contact.Consent) is ConsentState.OptedOut or ConsentState.Blocked;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var screen = new LiveScreen(() => InvokeAsync(LookAgainAsync), news => InvokeAsync(() => ApplyAsync(news)), () => Task.CompletedTask);
            await Live.FollowAsync(await Reader.CompanyIdAsync(), screen, _end.Token);
        }
    }

    /// <summary>The customer may have sent STOP, a colleague may have written a note: whatever tells of the contact or of its chats.</summary>
    private Task ApplyAsync(IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count == 0 || _reader is not { } reader)
        {
            return LookAgainAsync();
        }

        var news = InboxNews.Of(reader, events);
        var isTold = news.ContactIds.Contains(ContactId) || _chats.Any(chat => news.ChatIds.Contains(chat.ChatId))
            || events.Any(logged => logged.Type == EventTypes.ChatStarted && logged.Content.Contains(ContactId, StringComparison.Ordinal));
        return isTold ? LookAgainAsync() : Task.CompletedTask;
    }

    private async Task LookAgainAsync()
    {
        var contactId = ContactId;
        try
        {
            _reader = (await Reader.CallerAsync(_end.Token)).Account;
            await ReadAsync(_reader, contactId);
            _news++;
        }
        catch (ApiException refused) when (refused.Status == StatusCodes.Status404NotFound)
        {
            (_contact, _failure) = contactId == ContactId ? (null, ConsentText.NotFound) : (_contact, _failure);
        }

        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var contactId = ContactId;
        if (_contact?.ContactId != contactId)
        {
            (_contact, _numbers, _ledger, _chats, _failure) = (null, [], [], [], null); // Nothing of one contact stands on the page of another.
        }

        var refusal = await FormRefusal.TryAsync(Reader, caller =>
        {
            _reader = caller.Account;
            return ReadAsync(caller.Account, contactId);
        });
        if (refusal is not null && contactId == ContactId)
        {
            (_contact, _failure) = (null, refusal.IsMissing ? ConsentText.NotFound : refusal.Text());
        }
    }

    /// <summary>Shows what it reads, unless the page has gone on to another contact meanwhile.</summary>
    private async Task ReadAsync(Account account, string contactId)
    {
        var contact = await Contacts.FindVisibleAsync(account, contactId, CancellationToken.None);
        var numbers = await Merges.OtherNumbersAsync(account.CompanyId, contactId, CancellationToken.None);
        var ledger = await Ledger.ListAsync(account, contact, new PageRequest(MostEntries, []), CancellationToken.None);
        var chats = await Inbox.OfContactAsync(account, contactId, MostChats, CancellationToken.None);
        if (contactId == ContactId)
        {
            (_contact, _numbers, _ledger, _chats, _failure) = (contact, numbers, ledger, chats, null);
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(Contact contact)
    {
        (string Name, string? Value)[] known =
        [
            (ConsentText.Email, contact.Email), (ConsentText.Language, contact.Language), (ConsentText.ExternalId, contact.ExternalId),
            (ConsentText.Tags, contact.TagList.Count == 0 ? null : string.Join(", ", contact.TagList)),
            .. contact.AttributeMap.Select(pair => (pair.Key, (string?)pair.Value)),
        ];
        return known.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));
    }

    private async Task WriteAsync()
    {
        if (await StartChatDialog.ShowAsync(Dialogs, _contact!.Address, _chats is [var last, ..] ? last : null) is { } chatId)
        {
            Navigation.NavigateTo(InboxPane.Address(chatId));
        }
    }

    private async Task EditAsync()
    {
        var shown = await ContactDialog.ShowAsync(Dialogs, ContactId);
        await shown.Result;
        await LoadAsync();
    }

    private async Task MergeAsync()
    {
        if (await MergeDialog.AskAsync(Dialogs, _contact!) is { } done)
        {
            Snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }

    private async Task EraseAsync()
    {
        var contact = _contact!;
        var extent = await Erasures.MeasureAsync(contact.CompanyId, contact.ContactId, CancellationToken.None);
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(contact, extent)))
        {
            return;
        }

        var refusal = await FormRefusal.TryAsync(
            Reader, caller => Erase.RunAsync(caller, contact.ContactId, IfMatch.Version(contact.Version), CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(ConsentText.Erased, Severity.Success);
            Navigation.NavigateTo("/contacts");
        }

        _failure = refusal?.Text();
    }

    private static Confirmation Question(Contact contact, ErasureExtent extent) =>
        new(ConsentText.EraseTitle.With(contact.DisplayName), ConsentText.EraseAction)
    {
        Lost =
        [
            ConsentText.EraseKnown,
            Texts.Count(extent.Messages, ConsentText.EraseMessage, ConsentText.EraseMessages),
            .. extent.OpenChats > 0 ? [Texts.Count(extent.OpenChats, ConsentText.EraseOpenChat, ConsentText.EraseOpenChats)] : Array.Empty<string>(),
        ],
        Text = ConsentText.EraseText,
    };

    private async Task AskAsync(bool optsIn)
    {
        if (await ConsentDialog.AskAsync(Dialogs, ContactId, _contact!.DisplayName, optsIn) is { } done)
        {
            Snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
