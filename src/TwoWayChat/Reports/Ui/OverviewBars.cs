using System.Globalization;
using TwoWayChat.Web;

namespace TwoWayChat.Reports.Ui;

/// <summary>The bars of the chart: hours of up to two days, days of up to a quarter, else weeks, as the reader's clock has them.</summary>
internal sealed class OverviewBars
{
    private const long Hour = 3_600_000;
    private const int DaysOfWeek = 7;
    private const int MostDaysOfHours = 2;
    private const int MostDaysOfDays = 93;

    /// <summary>About as many labels as an axis has room for.</summary>
    private const int Labelled = 5;

    private readonly BrowserClock clock;
    private readonly bool areHours;

    public OverviewBars(BrowserClock clock, OverviewRange range)
    {
        this.clock = clock;
        var first = clock.DayOf(range.From);
        var days = clock.DayOf(range.To - 1).DayNumber - first.DayNumber + 1;
        areHours = days <= MostDaysOfHours;
        var step = days <= MostDaysOfDays ? 1 : DaysOfWeek;
        Starts = areHours
            ? [.. Enumerable.Range(0, (int)((range.To - range.From + Hour - 1) / Hour)).Select(hour => range.From + (hour * Hour))]
            : [.. Enumerable.Range(0, (days + step - 1) / step).Select(day => clock.StartOf(first.AddDays(day * step)))];
    }

    /// <summary>Where each bar begins, epoch milliseconds.</summary>
    public IReadOnlyList<long> Starts { get; }

    /// <summary>One for each bar; most are empty where there are many.</summary>
    public string[] Labels => [.. Starts.Select((start, index) => index % ((Starts.Count + Labelled - 1) / Labelled) == 0 ? Label(start) : "")];

    /// <summary>What <paramref name="of"/> says of the hours of each bar, together.</summary>
    public double[] Sums(IReadOnlyList<HourFigures> hours, Func<HourFigures, long> of)
    {
        var sums = new double[Starts.Count];
        var bar = 0;
        foreach (var hour in hours)
        {
            while (bar + 1 < Starts.Count && hour.At >= Starts[bar + 1])
            {
                bar++;
            }

            sums[bar] += of(hour);
        }

        return sums;
    }

    private string Label(long start) =>
        areHours ? clock.HourOf(start) : clock.DayOf(start).ToString(Starts.Count > DaysOfWeek ? "d MMM" : "ddd d", CultureInfo.InvariantCulture);
}
