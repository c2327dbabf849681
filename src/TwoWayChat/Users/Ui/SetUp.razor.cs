using Microsoft.AspNetCore.Components;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>The page of the one-time link of an empty server: makes the first company and its first global manager, and signs that one in.</summary>
public sealed partial class SetUp
{
    private bool _valid;
    private FormRefusal? _refusal;

    /// <summary>The token of <see cref="SetupLink"/>.</summary>
    [Parameter]
    public string? Token { get; set; }

    [SupplyParameterFromForm(Name = "company")]
    private string? Company { get; set; }

    [SupplyParameterFromForm(Name = "username")]
    private string? UserName { get; set; }

    [SupplyParameterFromForm(Name = "display")]
    private string? DisplayName { get; set; }

    [SupplyParameterFromForm(Name = "password")]
    private string? Password { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private SetupLink Link { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _valid = await Link.IsValidAsync(Token, Http.RequestAborted);
        if (!_valid)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task CreateAsync()
    {
        if (!_valid)
        {
            return;
        }

        User? made = null;
        var input = new SetupInput(Company, UserName, DisplayName, null, Password);
        _refusal = await FormRefusal.TryAsync(async () => made = await Link.UseAsync(Token, input, Http.RequestAborted));
        if (made is null)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await CookieSignIn.SignInAsync(Http, made.ToAccount());
        Navigation.NavigateTo(LocalAddress.Start);
    }
}
