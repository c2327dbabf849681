using Scalar.AspNetCore;

namespace TwoWayChat.OpenApi;

/// <summary>
/// The page on which people read the description. Everything comes from this server, scripts from files alone, so it stands under a policy as strict as
/// that of the screens; only styles may be inline, because the reader makes them at run time.
/// </summary>
internal static class ReadablePage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Assets = OpenApiSetup.PagePath + "/assets";

    private const string Html =
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>TwoWayChat Chat API</title>
          <link rel="icon" type="image/svg+xml" href="/favicon.svg">
        </head>
        <body>
          <noscript>This page needs JavaScript. The description itself is <a href="{OpenApiSetup.DocumentPath}">here</a>.</noscript>
          <div id="app"></div>
          <script src="{Assets}/scalar.js"></script>
          <script src="{OpenApiSetup.PagePath}/start.js"></script>
        </body>
        </html>
        """;

    private const string Start =
        $$"""
        Scalar.createApiReference('#app', {
          url: '{{OpenApiSetup.DocumentPath}}',
          authentication: { preferredSecurityScheme: 'Basic' },
          withDefaultFonts: false,
          telemetry: false,
          proxyUrl: '',
          agent: { disabled: true },
          mcp: { disabled: true },
          showDeveloperTools: 'never',
        })
        """;

    public static void Map(WebApplication app)
    {
        app.MapGet(OpenApiSetup.PagePath, (HttpResponse response) =>
        {
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            return Results.Content(Html, "text/html; charset=utf-8");
        });
        app.MapGet(OpenApiSetup.PagePath + "/start.js", () => Results.Content(Start, "text/javascript; charset=utf-8"));
        app.MapScalarApiReference(Assets); // For its script alone; its own page needs an inline one.
    }
}
