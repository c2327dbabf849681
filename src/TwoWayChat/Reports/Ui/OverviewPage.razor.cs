using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Layout;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Reports.Ui;

/// <summary>What managers look at first. It counts anew every quarter of a minute.</summary>
public sealed partial class OverviewPage : IDisposable
{
    private const string Today = "today";
    private const string Yesterday = "yesterday";
    private const string Week = "week";
    private const int DaysOfWeek = 7;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _end = new(); // Only cancelled: a late call may still ask for its token.
    private readonly Turns _turns = new();
    private OverviewBody? _body;
    private FormRefusal? _refusal;
    private string _range = Today;
    private string _shownRange = Today;
    private bool _isGlobal;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private ReadOverview Overview { get; set; } = default!;

    [Inject]
    private BrowserClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private static List<(string Value, string Text)> Ranges => [(Today, ReportsText.Today), (Yesterday, ReportsText.Yesterday), (Week, ReportsText.Week)];

    private static BarChartOptions Options => new() { ChartPalette = [Look.ChartColours[0], Look.ChartColours[1]] };

    /// <summary>Hours of a day, or days of a week: the beginning of each bar.</summary>
    private IReadOnlyList<long> Bars => _shownRange == Week
        ? [.. Enumerable.Range(0, DaysOfWeek).Select(day => Clock.StartOf(Clock.DayOf(_body!.From).AddDays(day)))]
        : [.. Enumerable.Range(0, (int)((_body!.To - _body.From + HourLength - 1) / HourLength)).Select(hour => _body.From + (hour * HourLength))];

    private static long HourLength => (long)TimeSpan.FromHours(1).TotalMilliseconds;

    private List<ChartSeries<double>> Series =>
    [
        new() { Name = ReportsText.Received, Data = Sums(hour => hour.Received) },
        new() { Name = ReportsText.Sent, Data = Sums(hour => hour.Sent) },
    ];

    private string[] Labels => [.. Bars.Select((start, index) => Label(start, index))];

    public void Dispose() => _end.Cancel();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await Clock.ReadyAsync(_end.Token);
        await LoadAsync();
        using var timer = new PeriodicTimer(Period, Time);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            await LoadAsync();
        }
    }

    private Task ChooseAsync(string? range)
    {
        _range = range ?? Today;
        return LoadAsync();
    }

    // One after the other: the figures of a range that was left never take the place of those of the chosen one.
    private Task LoadAsync() => _turns.RunAsync(ReadAsync);

    private async Task ReadAsync()
    {
        var range = _range;
        _refusal = await FormRefusal.TryAsync(async () =>
        {
            var viewer = (await Current.CallerAsync(_end.Token)).Account;
            _isGlobal = viewer.Role == Role.GlobalManager;
            _body = await Overview.RunAsync(viewer, Span(range), _end.Token);
            _shownRange = range;
        });
        StateHasChanged();
    }

    private OverviewRange Span(string range)
    {
        var today = Clock.DayOf(Time.GetUtcNow().ToUnixTimeMilliseconds());
        return range switch
        {
            Yesterday => new OverviewRange(Clock.StartOf(today.AddDays(-1)), Clock.StartOf(today)),
            Week => new OverviewRange(Clock.StartOf(today.AddDays(1 - DaysOfWeek)), Clock.StartOf(today.AddDays(1))),
            _ => new OverviewRange(Clock.StartOf(today), Clock.StartOf(today.AddDays(1))),
        };
    }

    private double[] Sums(Func<HourFigures, long> of)
    {
        var bars = Bars;
        return [.. bars.Select((start, index) => (double)_body!.Hours.Where(
            hour => hour.At >= start && (index + 1 == bars.Count || hour.At < bars[index + 1])).Sum(of))];
    }

    // Every sixth hour is enough to read the axis by.
    private string Label(long start, int index) => (_shownRange, index % 6) switch
    {
        (Week, _) => Clock.DayOf(start).ToString("ddd d", CultureInfo.InvariantCulture),
        (_, 0) => Clock.HourOf(start),
        _ => "",
    };

    private static long? Mean(OverviewBody body)
    {
        var answered = body.Properties.Sum(property => property.Answered);
        return answered == 0 ? null : body.Properties.Sum(property => property.FirstResponseMs.GetValueOrDefault() * property.Answered) / answered;
    }
}
