namespace TwoWayChat.Hosting;

/// <summary>Says of a route what its signature does not, for the API's description.</summary>
internal static class RouteDescription
{
    /// <summary>The parameter's longest value is held here, for every route that names one.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, QueryParameter parameter) =>
        route.WithMetadata(parameter).AddEndpointFilter((context, next) =>
    {
        parameter.EnforceLength(context.HttpContext.Request.Query);
        return next(context);
    });

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, RequestHeader header) => route.WithMetadata(header);

    /// <summary>It may be sent again with the same <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Repeats(this RouteHandlerBuilder route) =>
        route.WithMetadata(new RepeatableRequest()).Refuses(422, "`Idempotency-Key` was used with another request.");

    /// <summary>Its body may be missing.</summary>
    public static RouteHandlerBuilder NeedsNoBody(this RouteHandlerBuilder route) => route.WithMetadata(new OptionalBody());

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, string when) => route.WithMetadata(new Refusal(status, when));

    /// <summary>The same with a body that holds more than the error body, described by the schema of that name.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int status, string when, string schema) =>
        route.WithMetadata(new Refusal(status, when) { Schema = schema });
}
