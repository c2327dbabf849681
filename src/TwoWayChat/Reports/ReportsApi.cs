using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Routes of reports.</summary>
internal static class ReportsApi
{
    private static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("from", "Beginning of the range, epoch milliseconds; without it 24 hours before its end.", "integer") { Least = 0 },
        new("to", "End of the range, epoch milliseconds, left out; without it now. At most 366 days after its beginning.", "integer") { Least = 0 },
        new("propertyId", "Only chats of this property."),
        new("userId", "Only chats that are this user's, or were when they ended; opt-outs that this user took down."),
    ];

    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        Describe(reports.MapGet("/overview", ReadAsync).WithName("readOverview"))
            .WithSummary("Read what stands open now, and all reports of a range in one");
        Map(reports, ReportTables.Hours);
        Map(reports, ReportTables.Properties);
        Map(reports, ReportTables.Agents);
        Map(reports, ReportTables.Templates);
        Map(reports, ReportTables.Delivery);
    }

    /// <summary>The table as a file, as the API and the screens send it.</summary>
    public static IResult File<T>(HttpResponse response, ReportTable<T> table, IReadOnlyList<T> rows)
    {
        CsvAnswer.Begin(response, $"{table.Name}.csv");
        return TypedResults.Text(table.Csv(rows), response.ContentType);
    }

    private static void Map<T>(RouteGroupBuilder reports, ReportTable<T> table) =>
        Describe(reports.MapGet(
                $"/{table.Name}",
                (Caller caller, HttpContext context, ReadReports read, TimeProvider time, CancellationToken cancellationToken) =>
                    ReadTableAsync(table, caller, context, (read, time), cancellationToken)))
            .WithName(table.Operation).WithSummary(table.Summary)
            .Produces<Report<T>>(StatusCodes.Status200OK, "application/json", CsvAnswer.MediaType)
            .Takes(ReportFormat.Parameter);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route)
    {
        foreach (var parameter in Parameters)
        {
            route.Takes(parameter);
        }

        return route.Refuses(403, "The caller is an agent.");
    }

    private static async Task<IResult> ReadTableAsync<T>(
        ReportTable<T> table, Caller caller, HttpContext context, (ReadReports Reports, TimeProvider Time) read, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account); // Before what is wrong with the range: that is none of an agent's business.
        var isCsv = ReportFormat.IsCsv(context.Request);
        var filter = ReportFilter.Read(context.Request.Query, read.Time.GetUtcNow());
        var rows = await table.Read(read.Reports, caller.Account, filter, cancellationToken);
        return isCsv ? File(context.Response, table, rows) : TypedResults.Ok(new Report<T>(filter.Range.From, filter.Range.To, rows));
    }

    private static async Task<Ok<OverviewBody>> ReadAsync(
        Caller caller, HttpRequest request, ReadOverview overview, TimeProvider time, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return TypedResults.Ok(await overview.RunAsync(caller.Account, ReportFilter.Read(request.Query, time.GetUtcNow()), cancellationToken));
    }
}
