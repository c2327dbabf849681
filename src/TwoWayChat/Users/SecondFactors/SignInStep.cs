using System.Globalization;
using System.Security.Cryptography;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>
/// Between password and code: an encrypted cookie that says whose password was right, for ten minutes and under the security stamp of that moment.
/// It opens nothing by itself.
/// </summary>
internal sealed class SignInStep(Secrets secrets, IUserLookup users, TimeProvider time)
{
    private const string CookieName = "twowaychat-step";
    private const string Purpose = "sign-in-step";
    private const int Parts = 4;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public void Begin(HttpContext context, Account account)
    {
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        var value = secrets.Protect(Purpose, "",
            string.Create(CultureInfo.InvariantCulture, $"{account.CompanyId} {account.UserId} {account.SecurityStamp} {until}"));
        context.Response.Cookies.Append(CookieName, value, Options(context));
    }

    /// <summary>Whose password was right; null where that was too long ago, or nobody's.</summary>
    public async Task<Account?> FindAsync(HttpContext context)
    {
        if (Read(context) is not [var companyId, var userId, var stamp, var until]
            || long.Parse(until, CultureInfo.InvariantCulture) < time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return null;
        }

        var account = await users.FindByIdAsync(companyId, userId, context.RequestAborted);
        return account is { Enabled: true } && account.SecurityStamp == stamp ? account : null;
    }

    public static void End(HttpContext context) => context.Response.Cookies.Delete(CookieName, Options(context));

    private string[] Read(HttpContext context)
    {
        try
        {
            var parts = context.Request.Cookies[CookieName] is { } kept ? secrets.Reveal(Purpose, "", kept).Split(' ') : [];
            return parts.Length == Parts ? parts : [];
        }
        catch (CryptographicException)
        {
            return []; // Made by somebody else, or under a key that is gone.
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/sign-in",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
