using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties.Hours;

/// <summary>Routes of business hours: everybody reads those of the own properties, managers set them.</summary>
internal static class HoursApi
{
    public static void MapBusinessHours(this RouteGroupBuilder api)
    {
        var hours = api.MapGroup("/business-hours").WithTags("Business hours");
        hours.MapGet("", ListAsync).WithSummary("List the business hours of your properties").Takes(QueryParameter.Search);
        hours.MapGet("/{propertyId}", ReadAsync).WithSummary("Read a property's business hours");
        hours.MapPut("/{propertyId}", EditAsync).WithSummary("Set a property's business hours, away reply and alerts")
            .Refuses(403, "The caller is an agent.");
    }

    private static async Task<Ok<Page<HoursView>>> ListAsync(
        Caller caller, HttpRequest request, HoursStore store, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, 1);
        var rows = await store.ListAsync(caller.Account, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, HoursView.Of, row => [NameKey.Of(row.PropertyName)]));
    }

    private static async Task<Ok<HoursView>> ReadAsync(
        Caller caller, string propertyId, HoursStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(caller.CompanyId, propertyId, cancellationToken);
        return Answer(PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property"), response);
    }

    private static async Task<Ok<HoursView>> EditAsync(
        Caller caller, string propertyId, Body<HoursInput> body, IfMatch match, EditHours edit, HttpResponse response, CancellationToken cancellationToken)
    {
        var hours = await edit.RunAsync(caller, propertyId, await body.ReadAsync(), match, cancellationToken);
        return Answer(hours, response);
    }

    private static Ok<HoursView> Answer(BusinessHours hours, HttpResponse response)
    {
        response.Headers.ETag = IfMatch.Tag(hours.Version);
        return TypedResults.Ok(HoursView.Of(hours));
    }
}
