using Microsoft.AspNetCore.Components;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Gateways.Simulator.Ui;

/// <summary>Phone simulator: plays the company's customers. The address names the phone.</summary>
public sealed partial class PhoneSimulator
{
    private const int MostPhones = 30;
    private const int MostSenders = 200;

    /// <summary>Numbers that nobody owns: 555-01XX is set aside for fiction.</summary>
    private static readonly string[] Defaults = ["+12025550123", "+12025550124"];

    private readonly List<PhoneOwner> _added = [];
    private IReadOnlyList<PhoneOwner> _recent = [];
    private IReadOnlyList<string>? _senders;
    private string _companyId = "";
    private string? _number;
    private string? _numberError;

    [SupplyParameterFromQuery(Name = "phone")]
    private string? Asked { get; set; }

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private PhoneStore Store { get; set; } = default!;

    [Inject]
    private SimulatorPhones Phones { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Modes =>
        [.. Enum.GetValues<PhoneMode>().Select(EnumText.Of).Select(mode => (mode, SimulatorText.ResourceManager.Word(mode)))];

    private string Chosen => Read(Asked, new Check()) is { Length: > 0 } address ? address : Defaults[0];

    private string Mode => EnumText.Of(Phones.ModeOf(_companyId, Chosen));

    /// <summary>The two that are always there, what was added, who has chats, and in any case the chosen one.</summary>
    private IReadOnlyList<PhoneOwner> Listed =>
    [
        .. Defaults.Select(Known).Concat(_added).Concat(_recent).Append(Known(Chosen)).DistinctBy(phone => phone.Address),
    ];

    protected override async Task OnInitializedAsync()
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        Access.RequireGlobalManager(caller.Account);
        _companyId = caller.CompanyId;
        _recent = await Store.RecentAsync(_companyId, MostPhones, CancellationToken.None);
        _senders = await Store.SendersAsync(_companyId, MostSenders, CancellationToken.None);
    }

    private PhoneOwner Known(string address) => _recent.FirstOrDefault(phone => phone.Address == address) ?? new PhoneOwner { Address = address };

    private void Choose(string address) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("phone", address), new NavigationOptions { ReplaceHistoryEntry = true });

    private void Add()
    {
        var check = new Check();
        var address = Read(_number, check);
        _numberError = address.Length == 0 ? SimulatorText.NoNumber : null;
        if (address.Length > 0)
        {
            _added.Add(Known(address));
            _number = null;
            Choose(address);
        }
    }

    private static string Read(string? text, Check check) => ReceiveSimulatedText.PhoneOf(check, text).Value;

    private async Task SetModeAsync(string? mode)
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        Access.RequireGlobalManager(caller.Account);
        Phones.SetMode(caller.CompanyId, Chosen, EnumText.Parse<PhoneMode>(mode!));
    }
}
