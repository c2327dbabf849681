using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Desk;

/// <summary>Notes that a signed-in browser tab has come, or gone: its user counts as there, on whichever page.</summary>
internal sealed class TabWatch(AuthenticationStateProvider authentication, IUserLookup users, OpenTabs tabs, DeskWorker worker) : CircuitHandler
{
    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (await CookieSignIn.AccountAsync(state.User, users, cancellationToken) is { } account)
        {
            tabs.Open(this, account.CompanyId, account.UserId);
            worker.Bell.Ring();
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        tabs.Close(this);
        return Task.CompletedTask;
    }
}
