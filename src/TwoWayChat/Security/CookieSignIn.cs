using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace TwoWayChat.Security;

/// <summary>The browser's sign-in: a cookie that names user and stamp, checked against the database at every request.</summary>
internal static class CookieSignIn
{
    public const string SchemeName = "Cookie";
    private const string CompanyClaim = "company";
    private const string StampClaim = "stamp";

    public static Task SignInAsync(HttpContext context, Account account) => context.SignInAsync(SchemeName, Principal(account));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(SchemeName);

    public static ClaimsPrincipal Principal(Account account) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.UserId),
            new Claim(ClaimTypes.Name, account.SignInName),
            new Claim(CompanyClaim, account.CompanyId),
            new Claim(StampClaim, account.SecurityStamp),
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

    public static void Configure(CookieAuthenticationOptions options, SecurityOptions security)
    {
        options.Cookie.Name = "twowaychat";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = security.CookieLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/denied";
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<IUserLookup>();
        var account = context.Principal is null ? null : await AccountAsync(context.Principal, users, context.HttpContext.RequestAborted);
        if (account is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SchemeName);
            return;
        }

        new Caller(account).Attach(context.HttpContext);
    }
}
