using System.Diagnostics;
using System.Security.Claims;

namespace TwoWayChat.Hosting;

/// <summary>
/// One line per request of the API: method, route, status, time and who. The route is its template, so neither numbers nor search texts get into a log.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsApi(context) || !logger.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        var started = time.GetTimestamp();
        await next(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        LogRequest(
            logger,
            context.Request.Method,
            route,
            context.Response.StatusCode,
            (long)time.GetElapsedTime(started).TotalMilliseconds,
            context.User.FindFirstValue(ClaimTypes.NameIdentifier),
            Activity.Current?.TraceId.ToString());
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, user {UserId}, trace {TraceId}")]
    private static partial void LogRequest(
        ILogger logger, string method, string route, int status, long milliseconds, string? userId, string? traceId);
}
