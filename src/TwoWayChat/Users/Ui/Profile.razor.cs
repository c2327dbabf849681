using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Users.Ui;

/// <summary>What a user sees of the own account. The theme is chosen without the server (theme.js).</summary>
public sealed partial class Profile
{
    private Account? _account;
    private IReadOnlyList<NamedRef> _properties = [];

    [SupplyParameterFromQuery(Name = "changed")]
    private bool Changed { get; set; }

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private AssignableProperties Assigned { get; set; } = default!;

    private static List<(string Choice, string Icon, string Text)> Themes =>
    [
        ("system", Icons.Material.Outlined.Contrast, UsersText.ThemeSystem),
        ("light", Icons.Material.Outlined.LightMode, UsersText.ThemeLight),
        ("dark", Icons.Material.Outlined.DarkMode, UsersText.ThemeDark),
    ];

    protected override async Task OnInitializedAsync()
    {
        var account = (await Current.CallerAsync(CancellationToken.None)).Account;
        _properties = await Assigned.FindAsync(account, [.. account.PropertyIds], CancellationToken.None);
        _account = account;
    }

    private string Properties() => _account switch
    {
        { Role: Role.GlobalManager } => UsersText.AllProperties,
        _ when _properties.Count == 0 => UsersText.NoProperties,
        _ => string.Join(", ", _properties.Select(property => property.Name)),
    };
}
