using System.Data.Common;
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

    private readonly CancellationTokenSource _closed = new();
    private Task _following = Task.CompletedTask;
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
        _refusal = await FormRefusal.TryAsync(User, async caller => _health = await Report.RunAsync(caller, _closed.Token), _closed.Token);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _following;
        _closed.Dispose();
    }

    private async Task LookAgainAsync()
    {
        try
        {
            await LookAsync();
        }
        catch (DbException)
        {
            // What is shown stays; the next turn looks again.
        }
    }

    protected override Task OnInitializedAsync() => LookAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _following = FollowAsync(_closed.Token);
        }
    }

    private async Task FollowAsync(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(Refresh, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(closed))
            {
                await InvokeAsync(LookAgainAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone, or its user has been signed out.
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
