using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TwoWayChat.Security;

namespace TwoWayChat.Web;

/// <summary>The user of a page or circuit. Pages ask before every act: rights are read afresh each time, as for a request.</summary>
internal sealed class CurrentUser(
    AuthenticationStateProvider authentication, IUserLookup users, BrowserSessions sessions, NavigationManager navigation)
{
    /// <summary>Whose company's log a screen follows, as the sign-in says; what it shows of it goes by <see cref="CallerAsync"/>. Asks no database.</summary>
    /// <exception cref="OperationCanceledException">Nobody is signed in any more; the browser is on its way to the sign-in page.</exception>
    public async Task<string> CompanyIdAsync() => CookieSignIn.CompanyOf((await authentication.GetAuthenticationStateAsync()).User) ?? throw SignedOut();

    /// <summary>
    /// Who asks, with the rights of this moment. Asked within <c>FormRefusal.TryAsync</c>, or in what a <c>Listing</c> or a live screen reads by: the database
    /// may be out, and what is thrown past a component takes the page with it, or the circuit.
    /// </summary>
    /// <exception cref="OperationCanceledException">The sign-in is no longer valid; the browser is on its way to the sign-in page. Components need not catch
    /// it.</exception>
    public async Task<Caller> CallerAsync(CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (await CookieSignIn.AccountAsync(state.User, users, cancellationToken) is { } account
            && CookieSignIn.SessionOf(state.User) is { } sessionId
            && await sessions.IsOpenAsync(account, sessionId, cancellationToken))
        {
            return new Caller(account);
        }

        throw SignedOut();
    }

    private OperationCanceledException SignedOut()
    {
        navigation.NavigateTo("/sign-in", forceLoad: true);
        return new OperationCanceledException("The user has been signed out.");
    }
}
