namespace TwoWayChat.Hosting;

/// <summary>
/// HTTP Strict Transport Security (RFC 6797), for the name that was asked alone: what other names of the company speak is not ours to say, and browsers would
/// hold to it for two years.
/// </summary>
internal static class Hsts
{
    private const string TwoYears = "max-age=63072000";

    /// <summary>
    /// Adds it to an answer over https. Not on localhost: it holds for all ports of a name, and would lock the developer out of every plain http page there.
    /// </summary>
    public static void Add(HttpContext context)
    {
        if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            context.Response.Headers.StrictTransportSecurity = TwoYears;
        }
    }
}
