namespace TwoWayChat.Hosting;

/// <summary>
/// Says once that requests come through a proxy that the server does not know: all its users then share one address, and what one of them does wrong at
/// the sign-in is counted for all.
/// </summary>
internal sealed partial class ForwardingCheck(RequestDelegate next, ILogger<ForwardingCheck> logger)
{
    private const string Forwarded = "X-Forwarded-For";

    /// <summary>Where a header that was believed is put.</summary>
    private const string Believed = "X-Original-For";

    private int told;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContainsKey(Forwarded) && !headers.ContainsKey(Believed) && Interlocked.Exchange(ref told, 1) == 0)
        {
            LogUnknown(logger, context.Connection.RemoteIpAddress?.ToString());
        }

        return next(context);
    }

    [LoggerMessage(LogLevel.Warning, "{Address} forwards requests of others but is not among Server:TrustedProxies: all of them count as one address")]
    private static partial void LogUnknown(ILogger logger, string? address);
}
