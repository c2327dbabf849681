using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Web;

/// <summary>Wires the browser's side: pages, static files, security headers and what is shown when something fails.</summary>
internal static class WebSetup
{
    private const string StatusPath = "/status";

    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<BrowserClock>();
        services.AddScoped<UnreadBadge>();
        services.AddScoped<CircuitConnection>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<CircuitConnection>());
        services.AddSingleton<LiveLog>();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
        });
    }

    /// <summary>Middleware; stands before routing and sign-in, so that refused requests carry the headers and get a page too.</summary>
    public static void UseWeb(this WebApplication app)
    {
        // Around the headers, because a failure wipes those that were set before it. Not inside a branch: a branch of WebApplication loses its
        // routes and would not find the page.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = StatusPath + "/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = error =>
                error is StorageUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(StatusPath + "/{0}", createScopeForStatusCodePages: true);
        app.Use(FitStatusPages);
        app.UseWhen(context => !ApiPaths.IsApi(context), browser => browser.UseMiddleware<SecurityHeaders>());
    }

    /// <summary>Endpoints; stands after sign-in. Whatever is not marked <c>[AllowAnonymous]</c>, the circuit's own endpoint included, asks for one.</summary>
    public static void MapWeb(this WebApplication app)
    {
        app.UseAntiforgery();
        // Short-circuited: a style sheet is no reason to look its reader up in the database.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapGet("/", () => Results.Redirect(LocalAddress.Start)).AllowAnonymous();
        app.MapPost("/sign-out", SignOut.RunAsync).AllowAnonymous();
        // SecurityHeaders forbids every frame; Blazor's own header would allow those of the same site.
        app.MapRazorComponents<App>().RequireAuthorization().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Keeps status pages off the API's answers, and lets a failed POST show its page, which is only there to be got.</summary>
    private static Task FitStatusPages(HttpContext context, RequestDelegate next)
    {
        if (ApiPaths.IsApi(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
        else if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
