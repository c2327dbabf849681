using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Sessions;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Administration · Sessions · one session: why it waits, what its receiver refused, what is sent again; a global manager controls it.</summary>
public sealed partial class SessionPage : IAsyncDisposable
{
    private const int MostRows = 50;

    /// <summary>Progress moves without an event of its own, so the page looks again.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(3);

    private readonly PageRefresh _refresh = new();
    private SessionView? _session;
    private Explanation? _explanation;
    private IReadOnlyList<ReplayView> _replays = [];
    private IReadOnlyList<ParkedView> _parked = [];
    private bool _missing;
    private string? _failure;

    /// <summary>The session.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private ReadControlled Read { get; set; } = default!;

    [Inject]
    private SessionActs Acts { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    public ValueTask DisposeAsync() => _refresh.DisposeAsync();

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _refresh.Start(Time, Refresh, () => InvokeAsync(LookAsync));
        }
    }

    private async Task LookAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var refusal = await FormRefusal.TryAsync(
            User,
            async caller => (_session, _explanation, _replays, _parked) = await Read.RunAsync(caller, Id, MostRows, _refresh.Closed),
            _refresh.Closed);
        _missing = refusal is null ? false : refusal.IsMissing || _missing; // What is shown stays through an outage.
    }

    private Task PauseAsync(bool paused) => ActAsync(
        async caller => await Acts.Pause.RunAsync(caller, Id, paused, CancellationToken.None), paused ? ControlText.NowPaused : ControlText.Resumed);

    private Task RetryAsync() => ActAsync(caller => Acts.Retry.RunAsync(caller, Id, CancellationToken.None), ControlText.Retried);

    private Task RedeliverAsync(ParkedView parked) => ActAsync(
        async caller => await Acts.Parked.RedeliverAsync(caller, Id, parked.Sequence, null, CancellationToken.None),
        ControlText.Redelivering.With(parked.Sequence));

    private Task StopAsync(ReplayView replay) => ActAsync(caller => Acts.Stop.RunAsync(caller, Id, replay.Id, CancellationToken.None), ControlText.NowStopped);

    private async Task DiscardAsync(ParkedView parked)
    {
        var question = new Confirmation(ControlText.DiscardTitle.With(parked.Sequence), ControlText.Discard)
        {
            Lost = [ControlText.DiscardLost.With(parked.Type ?? ControlText.EventGone, parked.Sequence)],
        };
        if (await ConfirmDialog.AskAsync(Dialogs, question))
        {
            await ActAsync(caller => Acts.Parked.DiscardAsync(caller, Id, parked.Sequence, CancellationToken.None), ControlText.Discarded);
        }
    }

    private async Task AskSpanAsync(bool rewinds)
    {
        var parameters = new DialogParameters<SpanDialog>
        {
            { dialog => dialog.SessionId, Id },
            { dialog => dialog.Rewinds, rewinds },
            { dialog => dialog.DoneSequence, _explanation!.DoneSequence },
        };
        var shown = await Dialogs.ShowAsync<SpanDialog>(null, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await shown.Result is { Canceled: false, Data: string told })
        {
            Snackbar.Add(told, Severity.Success);
            await LoadAsync();
        }
    }

    private async Task ActAsync(Func<TwoWayChat.Security.Caller, Task> act, string done)
    {
        var refusal = await FormRefusal.TryAsync(User, caller => act(caller));
        _failure = refusal?.Text();
        if (refusal is null)
        {
            Snackbar.Add(done, Severity.Success);
        }

        await LoadAsync();
    }

    private static string Word(DeliveryStatus status) => ControlText.ResourceManager.Word(status);

    private static string Word(ReplayView replay) =>
        ControlText.ResourceManager.Word(replay.Status).With(replay.Delivered, replay.Refused);
}
