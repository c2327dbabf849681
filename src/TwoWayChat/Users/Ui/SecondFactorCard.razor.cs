using Microsoft.AspNetCore.Components;
using TwoWayChat.Security;
using TwoWayChat.Users.SecondFactors;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>Turns the own second factor on and off. Secret and recovery codes are shown once, in this circuit alone.</summary>
public sealed partial class SecondFactorCard
{
    private SecondFactor? _factor;
    private FormRefusal? _refusal;
    private IReadOnlyList<string>? _codes;
    private string? _picture;
    private string _secret = "";
    private string? _password;
    private string? _code;
    private bool _isLoaded;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private SecondFactorStore Store { get; set; } = default!;

    [Inject]
    private TurnOnSecondFactor On { get; set; } = default!;

    [Inject]
    private TurnOffSecondFactor Off { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var user = (await Current.CallerAsync(CancellationToken.None)).Account;
        _factor = await Store.FindAsync(user.CompanyId, user.UserId, CancellationToken.None);
        _isLoaded = true;
    }

    private Task OfferAsync() => DoAsync(async caller =>
    {
        var secret = await On.OfferAsync(caller, _password, CancellationToken.None);
        _secret = secret.Text;
        _picture = $"data:image/png;base64,{Convert.ToBase64String(secret.Picture(caller.Account))}";
    });

    private Task ConfirmAsync() => DoAsync(async caller =>
    {
        _codes = await On.ConfirmAsync(caller, _code ?? "", CancellationToken.None);
        Forget();
    });

    private Task RenewAsync() => DoAsync(async caller => _codes = await On.RenewCodesAsync(caller, _password, CancellationToken.None));

    private Task TurnOffAsync() => DoAsync(caller => Off.OwnAsync(caller, _password, CancellationToken.None));

    private void Forget()
    {
        _picture = null;
        _secret = "";
        _code = null;
    }

    private async Task DoAsync(Func<Caller, Task> act)
    {
        _refusal = await FormRefusal.TryAsync(Current, act);
        if (_refusal is null)
        {
            _password = null;
            await LoadAsync();
        }
    }
}
