using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Contacts.Ui;

/// <summary>All contacts that the reader may see, page by page, searched while typing.</summary>
public sealed partial class ContactList
{
    private Listing<Contact>? _list;
    private bool _mayAdd;
    private bool _mayExport;
    private string? _shownTag;

    [SupplyParameterFromQuery(Name = "tag")]
    private string? Tag { get; set; }

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private FindContacts Contacts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var role = (await Reader.CallerAsync(CancellationToken.None)).Account.Role;
        (_mayAdd, _mayExport) = (role == Role.GlobalManager, role != Role.Agent);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_list is not null && _shownTag != Tag)
        {
            await _list.ReloadAsync();
        }
    }

    private async Task<(IReadOnlyList<Contact> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        _shownTag = Tag;
        var account = (await Reader.CallerAsync(cancellationToken)).Account;
        var page = await Contacts.RunAsync(account, Tag, PageRequest.Of(search, next, keys: 1), cancellationToken);
        return (page.Items, page.Next);
    }

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("tag", (string?)null));

    private async Task AddAsync()
    {
        var shown = await ContactDialog.ShowAsync(Dialogs, "");
        if (await shown.Result is { Canceled: false, Data: string address })
        {
            Snackbar.Add(ContactsText.Added.With(address), Severity.Success);
            await _list!.ReloadAsync();
        }
    }
}
