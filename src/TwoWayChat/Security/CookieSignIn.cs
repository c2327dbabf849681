using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace TwoWayChat.Security;

/// <summary>The browser's sign-in: a cookie that names user and stamp, checked against the database at every request.</summary>
internal static class CookieSignIn
{
    public const string SchemeName = "Cookie";
    private const string CompanyClaim = "company";
    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";

    /// <summary>Signs the browser in, under a session of its own.</summary>
    public static async Task SignInAsync(HttpContext context, Account account)
    {
        var sessions = context.RequestServices.GetRequiredService<BrowserSessions>();
        var sessionId = await sessions.OpenAsync(
            account, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent, context.RequestAborted);
        await context.SignInAsync(SchemeName, Principal(account, sessionId));
    }

    /// <summary>Signs the browser out and ends its session.</summary>
    public static async Task SignOutAsync(HttpContext context)
    {
        if (Caller.Of(context) is { } caller && SessionOf(context.User) is { } sessionId)
        {
            await context.RequestServices.GetRequiredService<BrowserSessions>().EndAsync(caller.Account, sessionId, context.RequestAborted);
        }

        await context.SignOutAsync(SchemeName);
    }

    /// <summary>The id of the browser's session.</summary>
    /// <summary>Id of the company whose user is signed in; null where nobody is.</summary>
    public static string? CompanyOf(ClaimsPrincipal principal) => principal.FindFirstValue(CompanyClaim);

    public static string? SessionOf(ClaimsPrincipal principal) => principal.FindFirstValue(SessionClaim);

    private static ClaimsPrincipal Principal(Account account, string sessionId) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.UserId),
            new Claim(ClaimTypes.Name, account.SignInName),
            new Claim(CompanyClaim, account.CompanyId),
            new Claim(StampClaim, account.SecurityStamp),
            new Claim(SessionClaim, sessionId),
        ],
        SchemeName));

    /// <summary>The account a principal stands for, read afresh; null when it is signed out, disabled, or its stamp has changed.</summary>
    public static async Task<Account?> AccountAsync(ClaimsPrincipal principal, IUserLookup users, CancellationToken cancellationToken)
    {
        if (principal.FindFirstValue(CompanyClaim) is not { } companyId || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
        {
            return null;
        }

        var account = await users.FindByIdAsync(companyId, userId, cancellationToken);
        return account is { Enabled: true } && account.SecurityStamp == principal.FindFirstValue(StampClaim) ? account : null;
    }

    public static void Configure(CookieAuthenticationOptions options, SecurityOptions security, string publicUrl)
    {
        options.Cookie = new SignInCookie(publicUrl) { Name = "twowaychat", HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };
        options.ExpireTimeSpan = security.CookieLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/denied";
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal(); // The page that tells of a failure is anybody's. The cookie stays: what has failed may be this very look.
            return;
        }

        var users = context.HttpContext.RequestServices.GetRequiredService<IUserLookup>();
        var account = context.Principal is null ? null : await AccountAsync(context.Principal, users, context.HttpContext.RequestAborted);
        var sessions = context.HttpContext.RequestServices.GetRequiredService<BrowserSessions>();
        if (account is null || SessionOf(context.Principal!) is not { } sessionId
            || !await sessions.SeeAsync(account, sessionId, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SchemeName);
            return;
        }

        new Caller(account).Attach(context.HttpContext);
    }
}
