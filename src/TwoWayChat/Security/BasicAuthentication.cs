using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace TwoWayChat.Security;

/// <summary>HTTP Basic (RFC 7617) with UTF-8 credentials <c>username@company:password</c>: the only way into the Chat API.</summary>
internal sealed class BasicAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    VerifyCredentials verify,
    BasicTransport transport) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "Basic";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials(Request.Headers.Authorization) is not { } credentials)
        {
            return AuthenticateResult.NoResult();
        }

        transport.Enforce(Context);
        var colon = credentials.IndexOf(':');
        var account = colon < 0 ? null : await verify.RunAsync(
            credentials[..colon], credentials[(colon + 1)..], Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (account is null)
        {
            return AuthenticateResult.Fail("Bad credentials");
        }

        new Caller(account).Attach(Context);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.UserId)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private static string? Credentials(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, SchemeName, StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(value.Parameter))
        {
            return null;
        }

        var bytes = new byte[value.Parameter.Length];
        try
        {
            return Convert.TryFromBase64String(value.Parameter, bytes, out var length) ? Utf8.GetString(bytes, 0, length) : "";
        }
        catch (DecoderFallbackException)
        {
            return ""; // Not UTF-8: credentials of nobody.
        }
    }
}
