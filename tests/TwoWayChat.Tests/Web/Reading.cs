using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor.Services;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

/// <summary>A page of the product without a browser, over a server's own stores and actions, as a user of it reads it.</summary>
internal static class Reading
{
    public static async Task<BunitContext> AsAsync(TestServer server, TestCompany company, TestUser user)
    {
        var users = server.Services.GetRequiredService<IUserLookup>();
        var account = (await users.FindByIdAsync(company.Id, user.Id, CancellationToken.None))!;
        var sessions = server.Services.GetRequiredService<BrowserSessions>();
        var session = await sessions.OpenAsync(account, null, null, CancellationToken.None);
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        page.Services.AddScoped<UnreadBadge>();
        page.Services.AddScoped<AuthenticationStateProvider>(_ => new SignedIn(account, session));
        page.Services.AddScoped(services => new CurrentUser(
            services.GetRequiredService<AuthenticationStateProvider>(), users, sessions, services.GetRequiredService<NavigationManager>()));
        page.Services.AddFallbackServiceProvider(server.Services);
        return page;
    }

    private sealed class SignedIn(Account account, string session) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.UserId),
                new Claim("company", account.CompanyId),
                new Claim("stamp", account.SecurityStamp),
                new Claim("session", session),
            ],
            "test"))));
    }
}
