using TwoWayChat.Hosting;

namespace TwoWayChat.Reports;

/// <summary>What figures are of.</summary>
/// <param name="Range">Their time.</param>
internal sealed record ReportFilter(OverviewRange Range)
{
    /// <summary>Only chats of the property; null for all that the viewer sees.</summary>
    public string? PropertyId { get; init; }

    /// <summary>Only chats that are the user's, or were when they ended; null for everybody's.</summary>
    public string? UserId { get; init; }

    /// <summary>As it stands in a query.</summary>
    public string Query => $"from={Range.From}&to={Range.To}{Named("propertyId", PropertyId)}{Named("userId", UserId)}";

    /// <summary>Reads a query; throws 400 for a range that is none and for what are no ids.</summary>
    public static ReportFilter Read(IQueryCollection query, DateTimeOffset now) => new(OverviewRange.Read(query, now))
    {
        PropertyId = QueryText.Id(query, "propertyId", "a property"), UserId = QueryText.Id(query, "userId", "a user"),
    };

    private static string Named(string name, string? id) => id is null ? "" : $"&{name}={id}";
}
