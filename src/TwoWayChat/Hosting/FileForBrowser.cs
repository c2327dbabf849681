namespace TwoWayChat.Hosting;

/// <summary>Files for the browser, which has no Basic credentials: what the API says under its routes, by the sign-in of the screens.</summary>
internal static class FileForBrowser
{
    /// <summary>The route sends a file to whoever is signed in.</summary>
    public static void SendsFile(this RouteHandlerBuilder route) => route.RequireAuthorization().ExcludeFromDescription();

    /// <summary>What is not there, or is none of the reader's, is a page that says so: this is no route of the API, which would tell in JSON.</summary>
    public static async Task TryAsync(HttpResponse response, Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (ApiException refused) when (!response.HasStarted)
        {
            response.StatusCode = refused.Status;
        }
    }
}
