using TwoWayChat.Hosting;

namespace TwoWayChat.Reports;

/// <summary>Whether a report is asked for as JSON or as CSV.</summary>
internal static class ReportFormat
{
    public static readonly QueryParameter Parameter =
        new("format", "`csv` for the same figures as CSV; so does `Accept: text/csv`.") { Words = ["json", "csv"] };

    /// <summary>Whether as CSV; throws 400 for a format that there is not.</summary>
    public static bool IsCsv(HttpRequest request) => request.Query["format"].ToString() switch
    {
        "csv" => true,
        "json" => false,
        "" => request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(CsvAnswer.MediaType, StringComparison.OrdinalIgnoreCase)),
        _ => throw ApiException.Invalid("format", "INVALID_VALUE", "must be json or csv"),
    };
}
