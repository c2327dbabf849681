using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Adds a sender address, or changes gateway, property and the handling of STOP of one. Closes with what to tell the user.</summary>
public sealed partial class SenderAddressDialog
{
    private string _address = "";
    private string? _gateway = SenderAddress.Simulator;
    private string? _stopHandledBy = EnumText.Of(StopHandler.Us);
    private string? _propertyId;
    private long _version;
    private FormRefusal? _refusal;

    /// <summary>The sender address to edit; null for a new one.</summary>
    [Parameter]
    public string? SenderAddressId { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private SenderAddressStore Addresses { get; set; } = default!;

    [Inject]
    private AddSenderAddress Add { get; set; } = default!;

    [Inject]
    private EditSenderAddress Edit { get; set; } = default!;

    private bool IsNew => SenderAddressId is null;

    private string Title => IsNew ? PropertiesText.SenderDialogAdd : PropertiesText.SenderDialogEdit.With(_address);

    private static List<(string Value, string Text)> Gateways =>
        [.. SenderAddressRules.Gateways.Select(name => (name, PropertiesText.ResourceManager.Word(name)))];

    private static List<(string Value, string Text)> StopHandlers =>
        [(EnumText.Of(StopHandler.Us), PropertiesText.StopByUs), (EnumText.Of(StopHandler.Gateway), PropertiesText.StopByGateway)];

    protected override Task OnInitializedAsync() => IsNew ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var row = await Addresses.FindAsync(caller.CompanyId, SenderAddressId!, CancellationToken.None)
                ?? throw ApiException.NotFound("Sender address");
            (_address, _gateway, _propertyId, _version) = (row.Address, row.Gateway, row.PropertyId, row.Version);
            _stopHandledBy = row.StopHandledBy;
        });
    }

    private async Task SaveAsync()
    {
        var input = new SenderAddressInput(IsNew ? _address : null, _gateway, _propertyId ?? "", EnumText.Parse<StopHandler>(_stopHandledBy!));
        var saved = _address.Trim();
        _refusal = await FormRefusal.TryAsync(User, async caller => saved = IsNew
            ? (await Add.RunAsync(caller, input, CancellationToken.None)).Address
            : (await Edit.RunAsync(caller, SenderAddressId!, input, IfMatch.Version(_version), CancellationToken.None)).Address);
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok((IsNew ? PropertiesText.Added : PropertiesText.Saved).With(saved)));
        }
    }
}
