using Microsoft.AspNetCore.Components;
using TwoWayChat.Hosting;
using TwoWayChat.Users.PasswordResets;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>The page of a mailed link: sets a new password, and leads to the sign-in.</summary>
public sealed partial class NewPassword
{
    private bool _isValid;
    private FormRefusal? _refusal;

    [Parameter]
    public string CompanyId { get; set; } = "";

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm(Name = "new")]
    private string? New { get; set; }

    [SupplyParameterFromForm(Name = "repeat")]
    private string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Inject]
    private UsePasswordReset Use { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _isValid = await Use.IsValidAsync(CompanyId, Token, Http.RequestAborted);
        if (!_isValid)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task SaveAsync()
    {
        if (!_isValid)
        {
            return;
        }

        _refusal = await FormRefusal.TryAsync(async () =>
        {
            if (New != Repeat)
            {
                throw ApiException.Invalid("repeat", "NOT_THE_SAME", UsersText.NotTheSame);
            }

            await Use.RunAsync(CompanyId, Token, New, Http.RequestAborted);
        });
        if (_refusal is null)
        {
            Navigation.NavigateTo("/sign-in?changed=true");
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
