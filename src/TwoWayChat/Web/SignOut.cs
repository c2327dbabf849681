using Microsoft.AspNetCore.Antiforgery;
using TwoWayChat.Security;

namespace TwoWayChat.Web;

/// <summary>Signs the browser out: only by our own form, so that no other site can do it to somebody.</summary>
internal static class SignOut
{
    public static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await CookieSignIn.SignOutAsync(context);
        return Results.Redirect("/sign-in?signed-out=true");
    }
}
