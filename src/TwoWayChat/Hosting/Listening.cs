using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TwoWayChat.Hosting;

/// <summary>Sets the web server up: where it listens, and what it takes from strangers.</summary>
internal static class Listening
{
    public static void Configure(KestrelServerOptions kestrel, ServerOptions options, string folder)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        if (options.Http.Length > 0)
        {
            kestrel.Listen(IPEndPoint.Parse(options.Http));
        }

        if (options.Https.Length > 0)
        {
            var certificate = LocalCertificate.Load(options, folder, TimeProvider.System);
            kestrel.Listen(IPEndPoint.Parse(options.Https), listen => listen.UseHttps(certificate));
        }

        var socket = ControlSocket.PathIn(folder);
        Directory.CreateDirectory(folder);
        File.Delete(socket);
        kestrel.ListenUnixSocket(socket);
    }
}
