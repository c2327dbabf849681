using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Companies;

/// <summary>Routes of the company itself: for global managers alone.</summary>
internal static class CompanyApi
{
    public static void MapCompany(this IEndpointRouteBuilder api)
    {
        var company = api.MapGroup("/company").WithTags("Company");
        company.MapGet("", ReadAsync).WithName("readCompany").WithSummary("Read what holds for the company as a whole")
            .Refuses(403, "The caller is no global manager.");
        company.MapPut("", EditAsync).WithName("editCompany").WithSummary("Change that; what is left out stays")
            .Refuses(403, "The caller is no global manager.");
    }

    private static async Task<Ok<CompanyView>> ReadAsync(
        Caller caller, CompanyStore companies, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return Answer(response, (await companies.FindByIdAsync(caller.CompanyId, cancellationToken))!);
    }

    private static async Task<Ok<CompanyView>> EditAsync(
        Caller caller, Body<CompanyInput> body, IfMatch match, EditCompany edit, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        return Answer(response, await edit.RunAsync(caller, await body.ReadAsync(), match, cancellationToken));
    }

    private static Ok<CompanyView> Answer(HttpResponse response, Company company)
    {
        response.Headers.ETag = IfMatch.Tag(company.Version);
        return TypedResults.Ok(CompanyView.Of(company));
    }
}
