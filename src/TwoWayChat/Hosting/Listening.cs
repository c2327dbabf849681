using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>Sets the web server up: where it listens, and what it takes from strangers.</summary>
internal static class Listening
{
    public static void Configure(KestrelServerOptions kestrel, ServerOptions options, string folder)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxConcurrentConnections = options.MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = options.MostConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        if (options.Http.Length > 0)
        {
            kestrel.Listen(IPEndPoint.Parse(options.Http));
        }

        if (options.Https.Length > 0)
        {
            var certificate = LocalCertificate.Load(options, folder, TimeProvider.System);
            kestrel.Listen(IPEndPoint.Parse(options.Https), listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate.Own;
                https.ServerCertificateChain = certificate.Chain;
            }));
        }

        kestrel.ListenUnixSocket(DataFolder.SocketIn(folder));
    }

    /// <summary>Throws <see cref="CannotListenException"/> where a port is taken, before anything has started that would have to be stopped.</summary>
    public static void EnsureFree(ServerOptions options)
    {
        foreach (var endpoint in new[] { options.Http, options.Https }.Where(address => address.Length > 0).Select(IPEndPoint.Parse))
        {
            try
            {
                using var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            }
            catch (SocketException error)
            {
                throw new CannotListenException(endpoint, error);
            }
        }
    }

    /// <summary>Binds a socket as usual, but clears away the local one that a killed server left behind.</summary>
    public static Socket Bind(EndPoint endpoint)
    {
        if (endpoint is UnixDomainSocketEndPoint local)
        {
            DataFolder.Create(Path.GetDirectoryName(local.ToString())!);
            File.Delete(local.ToString());
        }

        return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
    }
}
