using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Sessions.Ui;

/// <summary>Administration · Sessions: who is logged in by which system, how far the events have got; a global manager ends one.</summary>
public sealed partial class SessionList : IAsyncDisposable
{
    /// <summary>Progress moves without an event of its own, so the page looks again.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private readonly PageRefresh _refresh = new();
    private Listing<SessionView>? _list;
    private string? _failure;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private SessionStore Sessions { get; set; } = default!;

    [Inject]
    private ISessionLanes Lanes { get; set; } = default!;

    [Inject]
    private LogOutSession LogOut { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    public ValueTask DisposeAsync() => _refresh.DisposeAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _refresh.Start(Time, Refresh, () => InvokeAsync(() => _list!.RefreshAsync()));
        }
    }

    private async Task<(IReadOnlyList<SessionView> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        var request = PageRequest.Of(search, next, 1);
        var before = request.After is [var id] ? id : null;
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await Sessions.LiveAsync(caller.Account, request.SearchPattern, before, request.Limit + 1, now, cancellationToken);
        var progress = await Lanes.ProgressAsync(caller.CompanyId, [.. rows.Select(row => row.SessionId)], cancellationToken);
        var page = request.Cut(rows, row => SessionView.Of(row, progress.GetValueOrDefault(row.SessionId)), row => [row.SessionId]);
        return (page.Items, page.Next);
    }

    private async Task EndAsync(SessionView session)
    {
        _failure = null;
        var name = session.AllowedTo.Name;
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(session)))
        {
            return;
        }

        var refusal = await FormRefusal.TryAsync(User, caller => LogOut.RunAsync(caller.Account, session.Id, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(SessionsText.Ended.With(name), Severity.Success);
        }
        else
        {
            _failure = SessionsText.NotEnded.With(name, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static Confirmation Question(SessionView session) => new(SessionsText.EndTitle.With(session.AllowedTo.Name), SessionsText.EndAction)
    {
        Lost =
        [
            SessionsText.LostCallbacks.With(session.AllowedTo.Name),
            .. session.PendingCallbacks > 0 ? new[] { Texts.Count(session.PendingCallbacks, SessionsText.LostOnePending, SessionsText.LostPending) } : [],
        ],
        Text = SessionsText.EndText.With(session.AllowedTo.Name),
    };

    private static string Word(Role role) => SessionsText.ResourceManager.Word(role);

    private static string State(SessionView session) => session switch
    {
        { Status: DeliveryStatus.Paused } => SessionsText.PAUSED,
        { Status: DeliveryStatus.Retrying } => SessionsText.RETRYING,
        { PendingCallbacks: 0 } => SessionsText.ACTIVE,
        _ => SessionsText.Delivering,
    };

    private static string Look(SessionView session) => session.Status == DeliveryStatus.Active ? "tag-good" : "tag-warn";

    private static string Delivered(SessionView session)
    {
        var waiting = session.PendingCallbacks == 0 ? SessionsText.NonePending : SessionsText.Pending.With(session.PendingCallbacks);
        var last = session.LastDeliveredSequence == 0 ? SessionsText.NothingDelivered : SessionsText.LastDelivered.With(session.LastDeliveredSequence);
        return $"{waiting} · {last}";
    }
}
