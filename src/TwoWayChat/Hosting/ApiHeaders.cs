namespace TwoWayChat.Hosting;

/// <summary>
/// What every answer of the Chat API says to those it passes on its way: take it for what it is called, and keep no customers' texts, unless the route says
/// how long.
/// </summary>
internal sealed class ApiHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (ApiPaths.IsApi(context))
        {
            context.Response.OnStarting(AddAsync, context); // At the last moment: a refusal clears what was set before.
        }

        return next(context);
    }

    private static Task AddAsync(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        Hsts.Add(context);
        if (context.Response.Headers.CacheControl.Count == 0 && context.Request.Path.StartsWithSegments(ApiPaths.Base, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
