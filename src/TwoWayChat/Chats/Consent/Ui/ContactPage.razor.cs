using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Contacts.Ui;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>One contact: what is known, what was said about consent, and the chats that the reader may see.</summary>
public sealed partial class ContactPage
{
    private const int MostEntries = 50;
    private const int MostChats = 50;

    private Contact? _contact;
    private IReadOnlyList<ConsentEntry> _ledger = [];
    private IReadOnlyList<Chat> _chats = [];
    private string? _failure;

    [Parameter]
    public string ContactId { get; set; } = "";

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private ContactStore Contacts { get; set; } = default!;

    [Inject]
    private ConsentLedger Ledger { get; set; } = default!;

    [Inject]
    private InboxStore Inbox { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private bool IsRefused =>
        _contact is not null && EnumText.Parse<ConsentState>(_contact.Consent) is ConsentState.OptedOut or ConsentState.Blocked;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var account = (await Reader.CallerAsync(CancellationToken.None)).Account;
        var refusal = await FormRefusal.TryAsync(async () =>
        {
            var contact = await Contacts.FindVisibleAsync(account, ContactId, CancellationToken.None);
            _ledger = await Ledger.ListAsync(account.CompanyId, contact.Address, new PageRequest(MostEntries, []), CancellationToken.None);
            _chats = await Inbox.OfContactAsync(account, ContactId, MostChats, CancellationToken.None);
            _contact = contact;
        });
        _failure = refusal is null ? null : ConsentText.NotFound;
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

    private async Task EditAsync()
    {
        var shown = await ContactDialog.ShowAsync(Dialogs, ContactId);
        await shown.Result;
        await LoadAsync();
    }

    private async Task AskAsync(bool optsIn)
    {
        if (await ConsentDialog.AskAsync(Dialogs, ContactId, _contact!.DisplayName, optsIn) is { } done)
        {
            Snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
