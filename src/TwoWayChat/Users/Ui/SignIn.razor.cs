using Microsoft.AspNetCore.Components;
using TwoWayChat.Companies;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users.SecondFactors;
using TwoWayChat.Web;

namespace TwoWayChat.Users.Ui;

/// <summary>
/// The sign-in page. It says the same whether the name or the password is wrong, and whether the user exists or is disabled.
/// </summary>
public sealed partial class SignIn
{
    private string? _error;
    private bool _hasCompany = true;

    [SupplyParameterFromForm(Name = "user")]
    private string? UserName { get; set; }

    [SupplyParameterFromForm(Name = "password")]
    private string? Password { get; set; }

    /// <summary>Where the visitor wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "ReturnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "signed-out")]
    private bool SignedOut { get; set; }

    /// <summary>Comes from a new password.</summary>
    [SupplyParameterFromQuery(Name = "changed")]
    private bool Changed { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private VerifyCredentials Verify { get; set; } = default!;

    [Inject]
    private SecondFactorStore Factors { get; set; } = default!;

    [Inject]
    private SignInStep Step { get; set; } = default!;

    [Inject]
    private CompanyStore Companies { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsPost(Http.Request.Method))
        {
            return;
        }

        if (Caller.Of(Http) is not null)
        {
            Navigation.NavigateTo(LocalAddress.Of(ReturnUrl));
            return;
        }

        _hasCompany = await Companies.AnyAsync(Http.RequestAborted);
    }

    private async Task SignInAsync()
    {
        try
        {
            var account = await Verify.RunAsync(UserName?.Trim() ?? "", Password ?? "", Http.Connection.RemoteIpAddress, Http.RequestAborted);
            if (account is null)
            {
                Refuse(StatusCodes.Status422UnprocessableEntity, UsersText.WrongCredentials);
                return;
            }

            if (await Factors.IsOnAsync(account.CompanyId, account.UserId, Http.RequestAborted))
            {
                Step.Begin(Http, account);
                Navigation.NavigateTo($"/sign-in/code?ReturnUrl={Uri.EscapeDataString(LocalAddress.Of(ReturnUrl))}");
                return;
            }

            await CookieSignIn.SignInAsync(Http, account);
            Navigation.NavigateTo(LocalAddress.Of(ReturnUrl));
        }
        catch (ApiException throttled) when (throttled.Status == StatusCodes.Status429TooManyRequests)
        {
            Http.Response.Headers.RetryAfter = throttled.RetryAfter.ToString();
            Refuse(throttled.Status, Throttled(throttled.RetryAfter ?? 0));
        }
    }

    private void Refuse(int status, string error)
    {
        Http.Response.StatusCode = status;
        _error = error;
    }

    internal static string Throttled(int seconds) =>
        seconds <= 60 ? UsersText.ThrottledMinute : UsersText.ThrottledMinutes.With((int)Math.Ceiling(seconds / 60d));
}
