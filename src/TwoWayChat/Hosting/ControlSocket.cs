using System.Net.Sockets;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// The local socket in the data folder by which commands reach the running server: on SQLite only the server may write. Who may open the folder's
/// socket may command; nothing else reaches these routes.
/// </summary>
internal static class ControlSocket
{
    public const string Prefix = "/control";

    /// <summary>Whether a request came in by the socket.</summary>
    public static bool IsLocal(HttpContext context) => context.Connection is { LocalIpAddress: null, RemoteIpAddress: null };

    /// <summary>Hides the control routes from everybody who did not come by the socket, and everything else from those who did.</summary>
    /// <remarks>Case does not count, for routing does not count it either.</remarks>
    public static void UseControlGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase) == IsLocal(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>A client for the running server's socket.</summary>
    public static HttpClient Client(string folder) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(DataFolder.SocketIn(folder)), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://localhost"),
        Timeout = Timeout.InfiniteTimeSpan, // A task may take its time; whoever waits can break off.
    };
}
