using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TwoWayChat.Security;

namespace TwoWayChat.Web;

/// <summary>The user of a page or circuit. Pages ask before every act: rights are read afresh each time, as for a request.</summary>
internal sealed class CurrentUser(
    AuthenticationStateProvider authentication, IUserLookup users, BrowserSessions sessions, NavigationManager navigation)
{
    /// <summary>Who asks, with the rights of this moment.</summary>
    /// <exception cref="OperationCanceledException">The sign-in is no longer valid; the browser is on its way to the sign-in page. Components need not catch it.</exception>
    public async Task<Caller> CallerAsync(CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (await CookieSignIn.AccountAsync(state.User, users, cancellationToken) is { } account
            && CookieSignIn.SessionOf(state.User) is { } sessionId
            && await sessions.IsOpenAsync(account, sessionId, cancellationToken))
        {
            return new Caller(account);
        }

        navigation.NavigateTo("/sign-in", forceLoad: true);
        throw new OperationCanceledException("The user has been signed out.");
    }
}
