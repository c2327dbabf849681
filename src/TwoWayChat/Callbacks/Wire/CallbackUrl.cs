using System.Collections.Frozen;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>A URL of the right form for callbacks. Whether its host may be called is <see cref="CheckCallbackUrl"/>'s part.</summary>
internal sealed class CallbackUrl
{
    public const int MostCharacters = 2048;

    // Where other protocols listen whose servers may act on a line of an HTTP request. Anything else may be a receiver.
    private static readonly FrozenSet<int> OtherProtocols = FrozenSet.ToFrozenSet(
    [
        20, 21, 22, 23, 25, 53, 79, 110, 111, 119, 135, 137, 139, 143, 161, 179, 389, 445, 465, 512, 513, 514, 515, 548, 587, 636, 873, 990, 993, 995,
        1433, 1521, 2049, 3306, 3389, 5060, 5061, 5432, 5672, 5900, 6000, 6379, 6667, 9042, 11211, 27017,
    ]);

    private CallbackUrl(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    /// <summary>Whether the host is an address and not a name.</summary>
    public bool HasLiteralAddress => Uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>The host as the resolver takes it: a name in its ASCII form, or an address without brackets.</summary>
    public string Host => Uri.IdnHost;

    /// <summary>The canonical form, to be stored.</summary>
    public override string ToString() => Uri.AbsoluteUri;

    /// <summary>Reads what a user has entered. Numbers that browsers take for addresses (<c>2130706433</c>, <c>0x7f.1</c>) are taken so here, too.</summary>
    public static CallbackUrlResult Parse(string? text, bool allowHttp)
    {
        if (text is { Length: > MostCharacters })
        {
            return Refused(CallbackUrlCode.InvalidUrl, $"A callback URL has at most {MostCharacters} characters.");
        }

        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) || !HasWebHost(uri))
        {
            return Refused(CallbackUrlCode.InvalidUrl, "Enter an absolute URL such as https://crm.example.com/callbacks.");
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !allowHttp)
        {
            return Refused(CallbackUrlCode.HttpsRequired, "A callback URL must begin with https://.");
        }

        if (uri.UserInfo.Length > 0)
        {
            return Refused(CallbackUrlCode.CredentialsInUrl, "Leave user and password out of the URL; enter them as the receiver's credentials.");
        }

        if (uri.Fragment.Length > 0)
        {
            return Refused(CallbackUrlCode.FragmentInUrl, "Leave out the part from #; it would not be sent.");
        }

        if (OtherProtocols.Contains(uri.Port))
        {
            return Refused(CallbackUrlCode.PortNotAllowed, $"Port {uri.Port} belongs to another protocol than HTTP.");
        }

        return CallbackUrlResult.Passed(new CallbackUrl(uri));
    }

    private static bool HasWebHost(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
        && uri.Port > 0
        && !uri.IdnHost.Contains('%', StringComparison.Ordinal);

    private static CallbackUrlResult Refused(string code, Wording message) => CallbackUrlResult.Refused(code, message);
}
