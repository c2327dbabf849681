using System.Globalization;
using TwoWayChat.Web;

namespace TwoWayChat.Reports.Ui;

/// <summary>Ranges of time that the overview offers, and a free one.</summary>
internal static class OverviewChoice
{
    public const string Today = "today";
    public const string Own = "own";
    private const string Yesterday = "yesterday";
    private const string Week = "week";
    private const string Month = "month";
    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 30;

    public static IReadOnlyList<(string Value, string Text)> All =>
    [
        (Today, ReportsText.Today), (Yesterday, ReportsText.Yesterday), (Week, ReportsText.Week), (Month, ReportsText.Month), (Own, ReportsText.OwnRange),
    ];

    /// <summary>One of them, whatever the address says.</summary>
    public static string Known(string? range) => All.Any(choice => choice.Value == range) ? range! : Today;

    /// <summary>The first and the last day; of a free range those that were chosen, as far as they were.</summary>
    public static (DateOnly First, DateOnly Last) Days(string range, DateOnly today, string? first, string? last) => range switch
    {
        Yesterday => (today.AddDays(-1), today.AddDays(-1)),
        Week => (today.AddDays(1 - DaysOfWeek), today),
        Month => (today.AddDays(1 - DaysOfMonth), today),
        Own => (Day(first) ?? today, Day(last) ?? today),
        _ => (today, today),
    };

    /// <summary>The days as the reader's clock has them. A range that is none is refused where it is read.</summary>
    public static OverviewRange Range(BrowserClock clock, (DateOnly First, DateOnly Last) days) =>
        new OverviewRange(clock.StartOf(days.First), clock.StartOf(days.Last.AddDays(1))).Enforce();

    /// <summary>The day as a field of days writes it.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9999 ? day : null;
}
