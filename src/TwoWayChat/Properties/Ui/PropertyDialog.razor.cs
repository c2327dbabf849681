using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Adds a property, or renames it and makes it the default. Closes with what to tell the user.</summary>
public sealed partial class PropertyDialog
{
    private string _name = "";
    private bool _default;
    private bool _wasDefault;
    private long _version;
    private FormRefusal? _refusal;

    /// <summary>The property to edit; null for a new one.</summary>
    [Parameter]
    public string? PropertyId { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private AddProperty Add { get; set; } = default!;

    [Inject]
    private EditProperty Edit { get; set; } = default!;

    protected override Task OnInitializedAsync() => PropertyId is null ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        _refusal = await FormRefusal.TryAsync(async () =>
        {
            var found = await Properties.FindAsync(caller.CompanyId, PropertyId!, CancellationToken.None);
            var property = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");
            (_name, _default, _wasDefault, _version) = (property.Name, property.IsDefault, property.IsDefault, property.Version);
        });
    }

    private async Task SaveAsync()
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        _refusal = await FormRefusal.TryAsync(() => PropertyId is null
            ? Add.RunAsync(caller, _name, CancellationToken.None)
            : Edit.RunAsync(caller, PropertyId, new PropertyInput { Name = _name, Default = _default }, IfMatch.Version(_version), CancellationToken.None));
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok((PropertyId is null ? PropertiesText.Added : PropertiesText.Saved).With(_name.Trim())));
        }
    }
}
