using System.Net;

namespace TwoWayChat.Hosting;

/// <summary>
/// Who is at this very machine: the one place that says so. A proxy on it speaks for others, so a request that carries a forwarding header nobody has
/// believed is not local; nor is one for any other name, which a web page elsewhere may have led here (DNS rebinding).
/// </summary>
internal static class LocalRequest
{
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Whether the request comes from this machine.</summary>
    public static bool Is(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Forwarding.Any(context.Request.Headers.ContainsKey)
        && IsName(context.Request.Host.Host);

    /// <summary>Whether a host's name is the machine's own whatever DNS says: <c>localhost</c>, or an address.</summary>
    public static bool IsName(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
