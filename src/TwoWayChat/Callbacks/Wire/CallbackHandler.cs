using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Makes the one HTTP handler of all callbacks; its pools are per origin.</summary>
internal static class CallbackHandler
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static SocketsHttpHandler Create(CallbackOptions options, CallbackConnector connector) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = options.ConnectTimeout,
        UseProxy = options.Proxy is not null,
        Proxy = options.Proxy is null ? null : ProxyOf(options.Proxy),
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        // A name is looked up and checked again at least this often.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        // The dispatcher limits what is in flight per endpoint and in all. A lower limit here would make companies that share a receiver's
        // origin wait for one another, and the wait would count as the receiver's.
        MaxConnectionsPerServer = int.MaxValue,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 16,
        // An answer that is not read to its end costs its connection, nothing more.
        MaxResponseDrainSize = 0,
        // Receivers are strangers: they get our headers and no trace ids.
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = ChainPolicy() },
    };

    // A certificate names URLs from which its issuer or its revocation may be fetched. The receiver wrote them, and the fetch would not go
    // through our connector: so nothing is fetched, and a receiver sends its intermediate certificates as TLS asks it to.
    private static X509ChainPolicy ChainPolicy() => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
        ApplicationPolicy = { new Oid(ServerAuthentication) },
    };

    private static WebProxy ProxyOf(Uri uri)
    {
        var proxy = new WebProxy(uri) { BypassProxyOnLocal = false };
        if (uri.UserInfo.Split(':', 2) is [var user, var password])
        {
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return proxy;
    }
}
