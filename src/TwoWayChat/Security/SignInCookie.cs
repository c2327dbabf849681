using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>
/// The cookie of a signed-in browser. <c>Secure</c> where the request came by https; and where the public address is https, whatever a proxy tells of it, for
/// everybody but this machine.
/// </summary>
internal sealed class SignInCookie(string publicUrl) : CookieBuilder
{
    private readonly bool isPublicHttps = publicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || (isPublicHttps && !LocalRequest.Is(context));
        return options;
    }
}
