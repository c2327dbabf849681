using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

/// <summary>A page that is open acts as its user for as long as its browser is signed in.</summary>
public class CurrentUserTests
{
    [Theory, OnBothDatabases]
    public async Task Act_OfABrowserThatWasSignedOutOrForgotten_IsRefusedAtOnce(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var user = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var users = server.Services.GetRequiredService<IUserLookup>();
        var sessions = server.Services.GetRequiredService<BrowserSessions>();
        var account = (await users.FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None))!;
        var (first, second) = (await OpenAsync(), await OpenAsync());
        (await PageOf(first).CallerAsync(CancellationToken.None)).Account.UserId.ShouldBe(user.Id);

        await sessions.EndOthersAsync(account, second, CancellationToken.None);
        await Should.ThrowAsync<OperationCanceledException>(() => PageOf(first).CallerAsync(CancellationToken.None));

        time.Advance(TimeSpan.FromHours(11));
        (await sessions.SeeAsync(account, second, CancellationToken.None)).ShouldBeTrue("an open page is seen");
        time.Advance(TimeSpan.FromHours(11));
        (await PageOf(second).CallerAsync(CancellationToken.None)).Account.UserId.ShouldBe(user.Id);
        (await sessions.ListAsync(account, CancellationToken.None)).ShouldHaveSingleItem();
        time.Advance(TimeSpan.FromHours(2));
        await Should.ThrowAsync<OperationCanceledException>(() => PageOf(second).CallerAsync(CancellationToken.None));

        Task<string> OpenAsync() => sessions.OpenAsync(account, null, null, CancellationToken.None);

        CurrentUser PageOf(string session) => new(new SignedIn(account, session), users, sessions, new Nowhere());
    }

    /// <summary>Reading needs no write: not even the note that the browser was seen.</summary>
    [Fact]
    public async Task Browser_ThatCannotBeNoted_IsSignedInAllTheSame()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Time = time, Services = BreakableDatabase.Wrap });
        var user = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var sessions = server.Services.GetRequiredService<BrowserSessions>();
        var account = (await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None))!;
        var session = await sessions.OpenAsync(account, null, null, CancellationToken.None);
        time.Advance(TimeSpan.FromHours(1));

        ((BreakableDatabase)server.Database).IsReadOnly = true;

        (await sessions.SeeAsync(account, session, CancellationToken.None)).ShouldBeTrue();
        ((BreakableDatabase)server.Database).IsReadOnly = false;
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

    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("http://localhost/", "http://localhost/");

        protected override void NavigateToCore(string uri, NavigationOptions options)
        {
            // The sign-in page is no part of this.
        }
    }
}
