using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Reports.Ui;

/// <summary>Reports as files for the browser.</summary>
internal static class ReportFiles
{
    /// <summary>Where the table of that name is, of what is asked for.</summary>
    public static string Of(string table, ReportFilter filter) => $"/overview/{table}.csv?{filter.Query}";

    public static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        Map(app, ReportTables.Hours);
        Map(app, ReportTables.Properties);
        Map(app, ReportTables.Agents);
        Map(app, ReportTables.Templates);
        Map(app, ReportTables.Delivery);
    }

    private static void Map<T>(IEndpointRouteBuilder app, ReportTable<T> table) => app.MapGet(
        $"/overview/{table.Name}.csv",
        (Caller caller, HttpContext context, ReadReports reports, TimeProvider time, CancellationToken cancellationToken) => FileForBrowser.TryAsync(
            context.Response, () => SendAsync(table, caller.Account, context, (reports, time), cancellationToken))).SendsFile();

    private static async Task SendAsync<T>(
        ReportTable<T> table, Account viewer, HttpContext context, (ReadReports Reports, TimeProvider Time) read, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var filter = ReportFilter.Read(context.Request.Query, read.Time.GetUtcNow());
        var rows = await table.Read(read.Reports, viewer, filter, cancellationToken);
        CsvAnswer.Begin(context.Response, $"{table.Name}.csv");
        await context.Response.WriteAsync($"{CsvAnswer.Mark}{table.Csv(rows)}", cancellationToken);
    }
}
