using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Hosting;

/// <summary>Section <c>Server</c>: where the server listens.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>Address and port of plain HTTP, such as <c>127.0.0.1:8080</c>; port 0 picks a free one; empty for none.</summary>
    public string Http { get; set; } = "127.0.0.1:8080";

    /// <summary>Address and port of HTTPS; empty for none.</summary>
    public string Https { get; set; } = "";

    /// <summary>A PKCS#12 or PEM certificate file for HTTPS; empty for one that the server makes for localhost and keeps in the data folder.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Private key of a PEM certificate, or empty.</summary>
    public string CertificateKey { get; set; } = "";

    /// <summary>Password of a PKCS#12 certificate, or empty.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Whether <c>/metrics</c> answers requests from other machines too.</summary>
    public bool MetricsFromAnywhere { get; set; }

    /// <summary>Where metrics and traces are sent by OTLP, such as <c>http://127.0.0.1:4317</c>; empty for nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Proxies (addresses or CIDR networks) whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>
    /// The address under which browsers and receivers reach the server, for links and copyable commands; empty for the address asked, in links to media for the
    /// one listened on.
    /// </summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Further names under which the server is asked, such as a balancer's for its health checks. They count only with <see cref="PublicUrl"/>.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Connections at once, and screens among them as many again; below the open files that the system allows, of which callbacks need some too.
    /// </summary>
    public int MostConnections { get; set; } = 20_000;

    public IEnumerable<string> Problems()
    {
        if (MostConnections < 1)
        {
            yield return "Server:MostConnections must be at least 1";
        }

        if (Http.Length == 0 && Https.Length == 0)
        {
            yield return "Server:Http or Server:Https must name an address and port";
        }

        foreach (var (key, value) in new[] { ("Server:Http", Http), ("Server:Https", Https) })
        {
            if (value.Length > 0 && !IsEndpoint(value))
            {
                yield return $"{key} must be an IP address and port such as 127.0.0.1:8080, not '{value}'";
            }
        }

        if (Certificate.Length > 0 && !File.Exists(Certificate))
        {
            yield return $"Server:Certificate names no file: {Certificate}";
        }

        if (OtlpEndpoint.Length > 0 && !IsWebAddress(OtlpEndpoint))
        {
            yield return $"Server:OtlpEndpoint must be a URL such as http://127.0.0.1:4317, not '{OtlpEndpoint}'";
        }

        if (PublicUrl.Length > 0 && !IsWebAddress(PublicUrl))
        {
            yield return $"Server:PublicUrl must be a URL such as https://chat.example.com, not '{PublicUrl}'";
        }

        foreach (var problem in ProblemsOfLists())
        {
            yield return problem;
        }
    }

    private IEnumerable<string> ProblemsOfLists()
    {
        foreach (var proxy in TrustedProxies.Where(proxy => TrustedProxy.Parse(proxy) is null))
        {
            yield return $"Server:TrustedProxies must hold addresses and CIDR networks, not '{proxy}'";
        }

        foreach (var host in AllowedHosts.Where(host => Uri.CheckHostName(host) == UriHostNameType.Unknown))
        {
            yield return $"Server:AllowedHosts must hold names or addresses without a port, not '{host}'";
        }
    }

    /// <summary>
    /// Whether it is an http or https URL that names a host: <c>chat.example.com:8443</c> parses as a URL too, of a scheme that nobody knows.
    /// </summary>
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0;

    /// <summary>Whether it is an address with a port; an address alone parses as well, and would be listened on at any port.</summary>
    private static bool IsEndpoint(string text) =>
        IPEndPoint.TryParse(text, out var endpoint)
        && (endpoint.Port > 0 || text.EndsWith(endpoint.AddressFamily == AddressFamily.InterNetworkV6 ? "]:0" : ":0", StringComparison.Ordinal));
}
