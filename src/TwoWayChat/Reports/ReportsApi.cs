using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Routes of reports.</summary>
internal static class ReportsApi
{
    private static readonly QueryParameter From = new("from", "Beginning of the range, epoch milliseconds; without it 24 hours before its end.", "integer")
        { Least = 0 };
    private static readonly QueryParameter To =
        new("to", "End of the range, epoch milliseconds, left out; without it now. At most 31 days after its beginning.", "integer") { Least = 0 };

    public static void MapReports(this RouteGroupBuilder api) =>
        api.MapGet("/reports/overview", ReadAsync).WithName("readOverview").WithTags("Reports")
            .WithSummary("Read what stands open now, and volume and first response by hour, property and agent")
            .Takes(From).Takes(To)
            .Refuses(403, "The caller is an agent.");

    private static async Task<Ok<OverviewBody>> ReadAsync(
        Caller caller, HttpRequest request, ReadOverview overview, TimeProvider time, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account); // Before what is wrong with the range: that is none of an agent's business.
        return TypedResults.Ok(await overview.RunAsync(caller.Account, OverviewRange.Read(request.Query, time.GetUtcNow()), cancellationToken));
    }
}
