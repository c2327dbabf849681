using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Layout;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Reports.Ui;

/// <summary>What managers look at first. Figures of a week at most are counted anew every quarter of a minute.</summary>
public sealed partial class OverviewPage : IDisposable
{
    private const int MostTemplates = 10;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MostLive = TimeSpan.FromDays(8);

    private readonly CancellationTokenSource _end = new();
    private readonly Turns _turns = new();
    private OverviewBody? _body;
    private OverviewBars? _bars;
    private ReportFilter? _filter;
    private FormRefusal? _refusal;
    private bool _isGlobal;
    private bool _isReady;

    [SupplyParameterFromQuery(Name = "range")]
    private string? RangeName { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "property")]
    private string? PropertyId { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    private string? UserId { get; set; }

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private ReadOverview Overview { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private BrowserClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private static BarChartOptions Options => new() { ChartPalette = [Look.ChartColours[0], Look.ChartColours[1]] };

    private string Range => OverviewChoice.Known(RangeName);

    private (DateOnly First, DateOnly Last) Days =>
        OverviewChoice.Days(Range, Clock.DayOf(Time.GetUtcNow().ToUnixTimeMilliseconds()), From, To);

    private List<ChartSeries<double>> Series =>
    [
        new() { Name = ReportsText.Received, Data = _bars!.Sums(_body!.Hours, hour => hour.Received) },
        new() { Name = ReportsText.Sent, Data = _bars!.Sums(_body!.Hours, hour => hour.Sent) },
    ];

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    protected override Task OnParametersSetAsync() => _isReady ? LoadAsync() : Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await Clock.ReadyAsync(_end.Token);
        _isReady = true;
        await LoadAsync();
        using var timer = new PeriodicTimer(Period, Time);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            if (_filter is null || _filter.Range.To - _filter.Range.From <= (long)MostLive.TotalMilliseconds)
            {
                await LoadAsync();
            }
        }
    }

    private void Choose(string? range) => Go(new() { ["range"] = range, ["from"] = null, ["to"] = null });

    private void ChooseDays(string? from, string? to) => Go(new() { ["range"] = OverviewChoice.Own, ["from"] = from, ["to"] = to });

    private void ChooseProperty(string? propertyId) => Go(new() { ["property"] = propertyId });

    private void ChooseUser(string? userId) => Go(new() { ["user"] = userId });

    private void Go(Dictionary<string, object?> query) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), replace: true);

    // One after the other: the figures of a range that was left never take the place of those of the chosen one.
    private Task LoadAsync() => _turns.RunAsync(ReadAsync);

    private async Task ReadAsync()
    {
        _refusal = await FormRefusal.TryAsync(async () =>
        {
            var viewer = (await Current.CallerAsync(_end.Token)).Account;
            _isGlobal = viewer.Role == Role.GlobalManager;
            var filter = new ReportFilter(OverviewChoice.Range(Clock, Days)) 
            {
                PropertyId = Ids.IsId(PropertyId) ? PropertyId : null, UserId = Ids.IsId(UserId) ? UserId : null,
            };
            _body = await Overview.RunAsync(viewer, filter, _end.Token);
            (_filter, _bars) = (filter, new OverviewBars(Clock, filter.Range));
        });
        StateHasChanged();
    }

    private static long? FirstResponse(OverviewBody body) =>
        Mean(body.Properties.Select(property => (property.FirstResponseMs, property.Answered)));

    private string PropertyName(OverviewBody body) =>
        body.Properties.FirstOrDefault(row => row.Property.Id == PropertyId)?.Property.Name ?? ReportsText.Property;

    private string UserName(OverviewBody body) => body.Agents.FirstOrDefault(row => row.User.Id == UserId)?.User.Name ?? ReportsText.Agent;

    private static long? Mean(IEnumerable<(long? Mean, long Count)> parts)
    {
        var known = parts.Where(part => part.Mean is not null).ToList();
        var count = known.Sum(part => part.Count);
        return count == 0 ? null : known.Sum(part => part.Mean!.Value * part.Count) / count;
    }
}
