using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// Refuses (503) requests of the API that would write while too much waits for the database already: they would only wait longer, and in memory. It stands
/// at the door, so what is taken is done, and the workers, callbacks first of all, never meet it.
/// </summary>
internal sealed class WriteLimit(RequestDelegate next, Database database, IOptions<DataOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        return reads || !ApiPaths.IsApi(context) || database.Waiting < options.Value.MostWaiting ? next(context) : throw ApiException.Unavailable();
    }
}
