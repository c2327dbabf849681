using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Web;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>The endpoint's health.</summary>
public sealed partial class HealthCard
{
    private EndpointReport? _health;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private ReportEndpoint Report { get; set; } = default!;

    private static BarChartOptions Options => new() { ChartPalette = [Look.ChartColours[0], Look.ChartColours[4]] };

    protected override async Task OnInitializedAsync() =>
        _health = await Report.RunAsync(await User.CallerAsync(CancellationToken.None), CancellationToken.None);

    private static string State(EndpointReport health) => health switch
    {
        { IsWell: true } => CallbacksText.StateWell,
        { Breaker: BreakerState.Open } => CallbacksText.StateOpen,
        { Breaker: BreakerState.Disabled } => CallbacksText.StateDisabled,
        _ => CallbacksText.StateRetrying,
    };

    private static List<ChartSeries<double>> Series(EndpointReport health) =>
    [
        new() { Name = CallbacksText.HealthDelivered, Data = health.Minutes.Select(minute => (double)minute.Delivered).ToArray() },
        new() { Name = CallbacksText.HealthFailed, Data = health.Minutes.Select(minute => (double)minute.Failed).ToArray() },
    ];

    private static string[] Labels(EndpointReport health) =>
        [.. health.Minutes.Select((_, index) => index % 3 == 0 ? $"-{(health.Minutes.Count - index) * EndpointReport.MinutesPerBar}" : "")];
}
