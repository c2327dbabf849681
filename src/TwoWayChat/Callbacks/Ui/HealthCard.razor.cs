using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Web;
using TwoWayChat.Web.Layout;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>The endpoint's health.</summary>
public sealed partial class HealthCard : IAsyncDisposable
{
    /// <summary>What waits moves without an event of its own, so the card looks again.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private readonly PageRefresh _refresh = new();
    private FormRefusal? _refusal;
    private EndpointReport? _health;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ReportEndpoint Report { get; set; } = default!;

    private static BarChartOptions Options => new() { ChartPalette = [Look.ChartColours[0], Look.ChartColours[4]] };

    /// <summary>Looks at once, after an act that moves it.</summary>
    public async Task LookAsync()
    {
        // In an outage what is shown stays.
        _refusal = await FormRefusal.TryAsync(User, async caller => _health = await Report.RunAsync(caller, _refresh.Closed), _refresh.Closed);
        StateHasChanged();
    }

    public ValueTask DisposeAsync() => _refresh.DisposeAsync();

    protected override Task OnInitializedAsync() => LookAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _refresh.Start(Time, Refresh, () => InvokeAsync(LookAsync));
        }
    }

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
