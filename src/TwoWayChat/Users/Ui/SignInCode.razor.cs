using Microsoft.AspNetCore.Components;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users.SecondFactors;
using TwoWayChat.Web;

namespace TwoWayChat.Users.Ui;

/// <summary>The second step of a sign-in. Who comes without the first is led back to it.</summary>
public sealed partial class SignInCode
{
    private Account? _account;
    private string? _error;

    [SupplyParameterFromForm(Name = "code")]
    private string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "ReturnUrl")]
    private string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private SignInStep Step { get; set; } = default!;

    [Inject]
    private CheckSecondFactor Check { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _account = await Step.FindAsync(Http);
        if (_account is null)
        {
            Navigation.NavigateTo("/sign-in");
        }
    }

    private async Task CheckAsync()
    {
        if (_account is null)
        {
            return;
        }

        try
        {
            if (!await Check.RunAsync(_account, Code, Http.RequestAborted))
            {
                (Http.Response.StatusCode, _error) = (StatusCodes.Status422UnprocessableEntity, UsersText.CodeWrong);
                return;
            }

            SignInStep.End(Http);
            await CookieSignIn.SignInAsync(Http, _account);
            Navigation.NavigateTo(LocalAddress.Of(ReturnUrl));
        }
        catch (ApiException throttled) when (throttled.Status == StatusCodes.Status429TooManyRequests)
        {
            Http.Response.Headers.RetryAfter = throttled.RetryAfter.ToString();
            (Http.Response.StatusCode, _error) = (throttled.Status, SignIn.Throttled(throttled.RetryAfter ?? 0));
        }
    }
}
