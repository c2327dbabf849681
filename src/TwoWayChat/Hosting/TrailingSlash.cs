namespace TwoWayChat.Hosting;

/// <summary>Every API path answers with and without a trailing slash, alike: routes are written without one, and one slash is taken off here.</summary>
internal sealed class TrailingSlash(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (ApiPaths.IsApi(context) && path is { Length: > 1 } && path[^1] == '/')
        {
            context.Request.Path = path[..^1];
        }

        return next(context);
    }
}
