using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>
/// Keeps a password alone from what decides who gets in: for a user whose second factor is on, such routes are refused, and the browser, which asks for the
/// code, is the way (docs/adr/0009). Everything else of the API goes on with the password.
/// </summary>
internal sealed class PasswordIsNotEnough(SecondFactorStore factors) : IEndpointFilter
{
    private const string When = " Or the caller's second factor is on (`SECOND_FACTOR_ON`): then this is done in the browser.";

    /// <summary>Guards the route; <paramref name="otherwise"/> is when else it answers 403, for the API's description.</summary>
    public static RouteHandlerBuilder Guard(RouteHandlerBuilder route, string otherwise) =>
        route.AddEndpointFilter<RouteHandlerBuilder, PasswordIsNotEnough>().Refuses(403, otherwise + When);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (Caller.Of(context.HttpContext)?.Authenticated is { } user
            && await factors.IsOnAsync(user.CompanyId, user.UserId, context.HttpContext.RequestAborted))
        {
            throw ApiException.AccessDenied(new FieldError(
                "Authorization", "SECOND_FACTOR_ON",
                "your second factor is on: a password alone does not change users, passwords or the Chat API configuration; use the browser"));
        }

        return await next(context);
    }
}
