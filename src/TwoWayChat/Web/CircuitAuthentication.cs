using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Web;

/// <summary>
/// A circuit outlives the request that opened it: this looks again whether its user is still signed in, so that a page left open
/// closes soon after the user was disabled or signed out everywhere, even when nobody touches it. While the database cannot be read nobody is signed out.
/// </summary>
internal sealed class CircuitAuthentication(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await IsSignedInAsync(authenticationState, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return true; // Not a word about the user: the next look is in half a minute, and every act looks for itself.
        }
    }

    private async Task<bool> IsSignedInAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<IUserLookup>();
        var sessions = scope.ServiceProvider.GetRequiredService<BrowserSessions>();
        return await CookieSignIn.AccountAsync(authenticationState.User, users, cancellationToken) is { } account
            && CookieSignIn.SessionOf(authenticationState.User) is { } sessionId
            && await sessions.SeeAsync(account, sessionId, cancellationToken);
    }
}
