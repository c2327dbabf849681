using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Adds a property, or changes it: its name, how its chats go, and whether it is the default. Closes with what to tell the user.</summary>
public sealed partial class PropertyDialog
{
    private string _name = "";
    private string? _assignment = EnumText.Of(Assignment.Free);
    private string? _collision = EnumText.Of(Collision.Warn);
    private long? _limit = 0;
    private long? _inactivity = 0;
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

    private static List<(string Value, string Text)> Assignments =>
    [
        (EnumText.Of(Assignment.Free), PropertiesText.AssignFree),
        (EnumText.Of(Assignment.RoundRobin), PropertiesText.AssignRoundRobin),
        (EnumText.Of(Assignment.LeastBusy), PropertiesText.AssignLeastBusy),
    ];

    private static List<(string Value, string Text)> Collisions =>
        [(EnumText.Of(Collision.Warn), PropertiesText.CollisionWarn), (EnumText.Of(Collision.Block), PropertiesText.CollisionBlock)];

    private bool IsAssigned => _assignment != EnumText.Of(Assignment.Free);

    private PropertyInput Input => new()
    {
        Name = _name,
        Default = PropertyId is null ? null : _default,
        Assignment = EnumText.Parse<Assignment>(_assignment!),
        AssignmentLimit = _limit ?? 0,
        Collision = EnumText.Parse<Collision>(_collision!),
        InactivityMinutes = _inactivity ?? 0,
    };

    protected override Task OnInitializedAsync() => PropertyId is null ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var found = await Properties.FindAsync(caller.CompanyId, PropertyId!, CancellationToken.None);
            var property = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");
            (_name, _default, _wasDefault, _version) = (property.Name, property.IsDefault, property.IsDefault, property.Version);
            (_assignment, _limit) = (property.Assignment, property.AssignmentLimit);
            (_collision, _inactivity) = (property.Collision, property.InactivityMinutes);
        });
    }

    private async Task SaveAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, caller => PropertyId is null
            ? Add.RunAsync(caller, Input, CancellationToken.None)
            : Edit.RunAsync(caller, PropertyId, Input, IfMatch.Version(_version), CancellationToken.None));
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok((PropertyId is null ? PropertiesText.Added : PropertiesText.Saved).With(_name.Trim())));
        }
    }
}
