namespace TwoWayChat.Hosting;

/// <summary>Where the Chat API lives.</summary>
internal static class ApiPaths
{
    /// <summary>Everything of the Chat API, its description included, stands below this.</summary>
    public const string Root = "/scg-web-chat-api";

    /// <summary>Base path of the routes.</summary>
    public const string Base = Root + "/api/v2";

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
}
