using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Callbacks.Inspection.Ui;

/// <summary>Callback inspector: what a receiver got, live. There only where the setting asks for it.</summary>
public sealed partial class InspectorPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private InspectorSnapshot? _now;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private Inspector Inspector { get; set; } = default!;

    [Inject]
    private IOptions<InspectorOptions> Options { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Url => Navigation.ToAbsoluteUri(InspectorApi.Path).ToString();

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _closed.Dispose();
    }

    protected override void OnInitialized()
    {
        if (!Options.Value.Inspector)
        {
            Navigation.NotFound();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Options.Value.Inspector)
        {
            return;
        }

        var closed = _closed.Token;
        var companyId = await User.CompanyIdAsync();
        var pace = new LivePace(Time);
        using var subscription = Inspector.Subscribe(companyId, pace.Ring);
        await pace.FollowAsync(() => InvokeAsync(() => LoadAsync(closed)), () => Task.CompletedTask, closed);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        Access.RequireGlobalManager(caller.Account);
        _now = Inspector.Snapshot(caller.CompanyId);
        StateHasChanged();
    }

    private async Task ClearAsync()
    {
        var caller = await User.CallerAsync(CancellationToken.None);
        Access.RequireGlobalManager(caller.Account);
        Inspector.Clear(caller.CompanyId);
    }
}
