using TwoWayChat.Web;

namespace TwoWayChat.Reports.Ui;

/// <summary>Words lengths of time, as exact as people need them.</summary>
internal static class Duration
{
    /// <summary>Milliseconds in words; a dash for none.</summary>
    public static string Of(long? milliseconds) => milliseconds is { } length ? Of(TimeSpan.FromMilliseconds(length)) : "–";

    private static string Of(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => ReportsText.Seconds.With((int)length.TotalSeconds),
        { TotalHours: < 1 } => ReportsText.Minutes.With((int)length.TotalMinutes, length.Seconds),
        _ => ReportsText.Hours.With((int)length.TotalHours, length.Minutes),
    };
}
