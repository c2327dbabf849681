using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>What the statements of all reports have in common.</summary>
internal static class ReportSql
{
    /// <summary>Most rows of a report; a year has 8,784 hours.</summary>
    private const int Most = 10_000;

    /// <summary>Chats <c>h</c> that can have messages of the range: both statuses are named, so that the index by company, status and activity is used.</summary>
    public const string Active = "h.company_id = @companyId and h.status in ('OPEN', 'ENDED') and h.last_activity_at >= @from";

    /// <summary>Whether the viewer sees the row of <paramref name="table"/>, and it is of what is asked for.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="table">Its alias.</param>
    /// <param name="user">The column that says whose it is.</param>
    public static string Seen(Account viewer, ReportFilter filter, string table = "h", string user = "assigned_to") =>
        Access.Sql(viewer, table, user)
        + (filter.PropertyId is null ? "" : $" and {table}.property_id = @propertyId")
        + (filter.UserId is null ? "" : $" and {table}.{user} = @userId");

    /// <summary>What all of it takes.</summary>
    public static object Parameters(Account viewer, ReportFilter filter) => new
    {
        companyId = viewer.CompanyId,
        viewerId = viewer.UserId,
        propertyIds = viewer.PropertyIds.ToList(),
        from = filter.Range.From,
        to = filter.Range.To,
        offset = filter.Range.HourOffset,
        propertyId = filter.PropertyId,
        userId = filter.UserId,
        Most,
    };
}
