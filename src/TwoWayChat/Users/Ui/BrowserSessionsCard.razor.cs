using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>The browsers in which the user is signed in, to sign out what is not at hand.</summary>
public sealed partial class BrowserSessionsCard
{
    private IReadOnlyList<BrowserSession> _sessions = [];
    private FormRefusal? _refusal;
    private string? _own;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private BrowserSessions Sessions { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _own = CookieSignIn.SessionOf((await State).User);
        await LoadAsync();
    }

    private async Task LoadAsync() =>
        _sessions = await Sessions.ListAsync((await Current.CallerAsync(CancellationToken.None)).Account, CancellationToken.None);

    private Task EndAsync(BrowserSession session) => DoAsync(user => Sessions.EndAsync(user, session.SessionId, CancellationToken.None));

    private Task EndOthersAsync() => DoAsync(user => Sessions.EndOthersAsync(user, _own, CancellationToken.None));

    private async Task DoAsync(Func<Account, Task> act)
    {
        _refusal = await FormRefusal.TryAsync(Current, async caller =>
        {
            await act(caller.Account);
            await LoadAsync();
        });
    }
}
