using Microsoft.AspNetCore.Components;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>
/// Changes the own password. A static page, because the new security stamp needs a new cookie, which only a request can set: this browser stays
/// signed in, all others do not.
/// </summary>
public sealed partial class ChangePassword
{
    private FormRefusal? _refusal;
    private string? _throttled;
    private string _signInName = "";

    [SupplyParameterFromForm(Name = "current")]
    private string? Current { get; set; }

    [SupplyParameterFromForm(Name = "new")]
    private string? New { get; set; }

    [SupplyParameterFromForm(Name = "repeat")]
    private string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private ChangeOwnPassword Change { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private Caller Caller => Caller.Of(Http)!;

    protected override void OnInitialized() => _signInName = Caller.Account.SignInName;

    private async Task ChangeAsync()
    {
        try
        {
            if (New != Repeat)
            {
                throw ApiException.Invalid("repeat", "NOT_THE_SAME", UsersText.NotTheSame);
            }

            var change = new PasswordChange(Current, New);
            var user = await Change.RunAsync(Caller, change, Http.Connection.RemoteIpAddress, Http.RequestAborted);
            await CookieSignIn.SignInAsync(Http, user.ToAccount());
            Navigation.NavigateTo("/profile?changed=true");
        }
        catch (ApiException refused)
        {
            Http.Response.StatusCode = refused.Status == StatusCodes.Status400BadRequest ? StatusCodes.Status422UnprocessableEntity : refused.Status;
            Http.Response.Headers.RetryAfter = refused.RetryAfter?.ToString();
            _throttled = refused.Status == StatusCodes.Status429TooManyRequests ? SignIn.Throttled(refused.RetryAfter ?? 0) : null;
            _refusal = new FormRefusal(refused);
        }
    }
}
