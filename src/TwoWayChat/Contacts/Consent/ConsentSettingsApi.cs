using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Routes of the consent settings: for global managers alone.</summary>
internal static class ConsentSettingsApi
{
    public static void MapConsentSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/consent-settings").WithTags("Consent");
        settings.MapGet("", ReadAsync).WithName("readConsentSettings").WithSummary("How STOP, HELP and START are understood and answered")
            .Refuses(403, "The caller is no global manager.");
        settings.MapPut("", SaveAsync).WithName("saveConsentSettings").WithSummary("Change that; what is left out stays")
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "A keyword of the company would be a consent word.");
    }

    private static async Task<Ok<ConsentSettingsView>> ReadAsync(
        Caller caller, ConsentSettingsStore settings, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return Answer(response, await settings.FindAsync(caller.CompanyId, cancellationToken));
    }

    private static async Task<Ok<ConsentSettingsView>> SaveAsync(
        Caller caller, Body<ConsentSettingsInput> body, IfMatch match, SaveConsentSettings save, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        return Answer(response, await save.RunAsync(caller, await body.ReadAsync(), match, cancellationToken));
    }

    private static Ok<ConsentSettingsView> Answer(HttpResponse response, ConsentSettings settings)
    {
        response.Headers.ETag = IfMatch.Tag(settings.Version);
        return TypedResults.Ok(ConsentSettingsView.Of(settings));
    }
}
