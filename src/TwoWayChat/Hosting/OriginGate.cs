using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace TwoWayChat.Hosting;

/// <summary>
/// Refuses (403) connections of screens that a page of another origin opens: neither CORS nor <c>SameSite</c> stops a WebSocket from a sibling host, and the
/// visitor's cookie goes along. Browsers send <c>Origin</c> with every WebSocket and every POST (RFC 6455, 10.2; WHATWG Fetch, 3.1).
/// </summary>
internal sealed partial class OriginGate(RequestDelegate next, IOptions<ServerOptions> server, ILogger<OriginGate> logger)
{
    private const string Refusal = "This connection is opened by a page of another origin.";
    private const string Circuit = "/_blazor";
    private const string WebSocket = "websocket";

    private readonly Uri? publicUrl = server.Value.PublicUrl.Length > 0 ? new Uri(server.Value.PublicUrl) : null;
    private int told;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context) || IsOwn(context))
        {
            await next(context);
            return;
        }

        if (Interlocked.Exchange(ref told, 1) == 0)
        {
            LogForeign(logger, context.Request.Host.Value);
        }

        if (ApiPaths.IsApi(context))
        {
            throw ApiException.AccessDenied(new FieldError("Origin", "ANOTHER_ORIGIN", Refusal));
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync(Refusal, context.RequestAborted);
    }

    private static bool IsGuarded(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Circuit, StringComparison.OrdinalIgnoreCase) || IsUpgrade(context);

    private static bool IsUpgrade(HttpContext context) =>
        context.Request.Headers.Upgrade.Any(protocol => protocol?.Contains(WebSocket, StringComparison.OrdinalIgnoreCase) == true)
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true;

    private bool IsOwn(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Origin.Count == 0)
        {
            return HttpMethods.IsGet(request.Method) && !IsUpgrade(context); // A plain GET of the same page says no origin.
        }

        // Behind a proxy that nobody trusts the request looks like plain http; then the page may have come by either.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && (IsSame(origin, publicUrl)
                || (IsSame(origin, Asked(origin.Scheme, request.Host)) && (!request.IsHttps || origin.Scheme == Uri.UriSchemeHttps)));
    }

    private static Uri? Asked(string scheme, HostString host) => Uri.TryCreate($"{scheme}://{host.Value}", UriKind.Absolute, out var url) ? url : null;

    private static bool IsSame(Uri origin, Uri? other) => other is not null
        && (origin.Scheme, origin.Port) == (other.Scheme, other.Port) && origin.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Warning, "A page of another origin than {Host} wants to connect. Behind a proxy: keep the Host header, or set Server:PublicUrl")]
    private static partial void LogForeign(ILogger logger, string? host);
}
