using System.Diagnostics;

namespace TwoWayChat.Hosting;

/// <summary>
/// Names the span of a request as OpenTelemetry's conventions for HTTP ask: by method and route, with route and status beside. The route is its template, so
/// neither numbers nor search texts get into a trace. Costs nothing where nobody collects traces.
/// </summary>
internal sealed class RequestTrace(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
            span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route)
                .SetTag("http.response.status_code", context.Response.StatusCode);
        }
    }
}
