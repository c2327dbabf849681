using Microsoft.Extensions.Options;

namespace TwoWayChat.Hosting;

/// <summary>
/// Where <c>Server:PublicUrl</c> says what the server is called, requests for other names get a 400: a name of somebody else's that leads here would let
/// their web page read answers as its own (DNS rebinding). Addresses and <c>localhost</c> nobody can lead elsewhere.
/// </summary>
internal sealed class HostGate
{
    private const string Refusal = "This server has another name: see Server:PublicUrl and Server:AllowedHosts.";

    private readonly RequestDelegate next;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public HostGate(RequestDelegate next, IOptions<ServerOptions> server)
    {
        this.next = next;
        if (server.Value.PublicUrl.Length > 0)
        {
            names.Add(new Uri(server.Value.PublicUrl).Host);
            names.UnionWith(server.Value.AllowedHosts);
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (names.Count == 0 || host.Length == 0 || names.Contains(host) || LocalRequest.IsName(host) || ControlSocket.IsLocal(context))
        {
            await next(context);
            return;
        }

        if (ApiPaths.IsApi(context))
        {
            throw ApiException.BadRequest(Refusal);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(Refusal, context.RequestAborted);
    }
}
