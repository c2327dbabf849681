using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A receiver on loopback with a whole HTTP server.</summary>
internal sealed class HttpReceiver : IAsyncDisposable
{
    private readonly WebApplication server;

    private HttpReceiver(WebApplication app) => server = app;

    public Uri Url { get; private init; } = null!;

    public static async Task<HttpReceiver> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(Tls(certificate));
            }
        }));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new HttpReceiver(app) { Url = new Uri($"{app.Urls.Single()}/callbacks?tenant=1") };
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    // A server asks the places that its own certificate names (OCSP, issuer). Offline it does not, so that what a test sees comes from the client.
    private static TlsHandshakeCallbackOptions Tls(X509Certificate2 certificate)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        };
        return new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(options) };
    }
}
