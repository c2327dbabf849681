using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Administration · Sender addresses: managers see those they may send from, global managers change them.</summary>
public sealed partial class SenderAddressList
{
    private Listing<SenderAddressLine>? _list;
    private bool _mayEdit;
    private string? _failure;
    private string? _shownId;
    private string? _propertyName;

    /// <summary>Only what belongs to this property; the list of properties leads here so.</summary>
    [SupplyParameterFromQuery(Name = "property")]
    private string? PropertyId { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private SenderAddressStore Addresses { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private DeleteSenderAddress Delete { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override async Task OnInitializedAsync() =>
        _mayEdit = (await User.CallerAsync(CancellationToken.None)).Account.Role == Role.GlobalManager;

    protected override async Task OnParametersSetAsync()
    {
        if (_list is not null && _shownId != PropertyId)
        {
            await _list.ReloadAsync();
        }
    }

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("property", (string?)null));

    private async Task<(IReadOnlyList<SenderAddressLine> Items, string? Next)> ReadAsync(
        string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        _shownId = PropertyId;
        _propertyName = await NameAsync(caller.Account, cancellationToken);
        var request = PageRequest.Of(search, next, 1);
        var page = request.Cut(await Addresses.ListAsync(caller.Account, PropertyId, request, cancellationToken), row => row, row => [row.Address]);
        var names = await Properties.NamesAsync(
            caller.CompanyId, [.. page.Items.Select(row => row.PropertyId).OfType<string>().Distinct()], cancellationToken);
        return ([.. page.Items.Select(row => new SenderAddressLine(row, names.GetValueOrDefault(row.PropertyId ?? "")))], page.Next);
    }

    /// <summary>The property's name, where the reader sees it.</summary>
    private async Task<string?> NameAsync(Account reader, CancellationToken cancellationToken) =>
        PropertyId is { } id && Access.CanSee(reader, id) ? (await Properties.FindAsync(reader.CompanyId, id, cancellationToken))?.Name : null;

    private async Task OpenAsync(SenderAddress? address)
    {
        var parameters = new DialogParameters<SenderAddressDialog> { { dialog => dialog.SenderAddressId, address?.SenderAddressId } };
        var shown = await Dialogs.ShowAsync<SenderAddressDialog>(null, parameters);
        if (await shown.Result is { Canceled: false, Data: string done })
        {
            Snackbar.Add(done, Severity.Success);
            await _list!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(SenderAddress address)
    {
        _failure = null;
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(address.Address)))
        {
            return;
        }

        var match = IfMatch.Version(address.Version);
        var refusal = await FormRefusal.TryAsync(User, caller => Delete.RunAsync(caller, address.SenderAddressId, match, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(PropertiesText.Deleted.With(address.Address), Severity.Success);
        }
        else
        {
            _failure = PropertiesText.CannotDelete.With(address.Address, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static Confirmation Question(string address) => new(PropertiesText.SenderDeleteTitle.With(address), PropertiesText.SenderDeleteAction)
    {
        Lost = [PropertiesText.SenderLost.With(address)],
        Text = PropertiesText.SenderDeleteText,
    };
}
