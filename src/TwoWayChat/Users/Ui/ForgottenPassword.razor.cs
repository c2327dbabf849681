using Microsoft.AspNetCore.Components;
using TwoWayChat.Hosting;
using TwoWayChat.Users.PasswordResets;

namespace TwoWayChat.Users.Ui;

/// <summary>Asks for a link for a new password. It says the same for every name.</summary>
public sealed partial class ForgottenPassword
{
    private bool _isSent;
    private string? _error;

    [SupplyParameterFromForm(Name = "user")]
    private string? UserName { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private ResetMail Mail { get; set; } = default!;

    [Inject]
    private AskForPasswordReset Ask { get; set; } = default!;

    private async Task AskAsync()
    {
        if (!Mail.IsOn)
        {
            return;
        }

        try
        {
            await Ask.RunAsync(UserName?.Trim() ?? "", Http.Connection.RemoteIpAddress, Http.RequestAborted);
            _isSent = true;
        }
        catch (ApiException throttled) when (throttled.Status == StatusCodes.Status429TooManyRequests)
        {
            Http.Response.StatusCode = throttled.Status;
            Http.Response.Headers.RetryAfter = throttled.RetryAfter.ToString();
            _error = SignIn.Throttled(throttled.RetryAfter ?? 0);
        }
    }
}
