using Microsoft.AspNetCore.Components;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Gateways.Simulator.Ui;

/// <summary>One simulated phone, live: one instance for each number.</summary>
public sealed partial class PhoneFrame : IAsyncDisposable
{
    private const int MostTexts = 100;

    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<PhoneText>? _texts;
    private string? _to;
    private string? _text;
    private string? _failure;
    private bool _isStale;

    /// <summary>The phone's address, canonical.</summary>
    [Parameter, EditorRequired]
    public string Phone { get; set; } = "";

    /// <summary>The contact's name, where it has one.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Whom it can write to; one at least.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Senders { get; set; } = [];

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private PhoneStore Store { get; set; } = default!;

    [Inject]
    private SimulatorPhones Phones { get; set; } = default!;

    [Inject]
    private EventFeed Feed { get; set; } = default!;

    [Inject]
    private ReceiveSimulatedText Receive { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>The texts, each with whether it is the first in a row with its sender address.</summary>
    private IEnumerable<(PhoneText Text, bool ShowsSender)> Shown =>
        (_texts ?? []).Select((text, index) => (text, index == 0 || _texts![index - 1].Sender != text.Sender));

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _closed.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var closed = _closed.Token;
        var companyId = await User.CompanyIdAsync();
        var pace = new LivePace(Time);
        using var received = Phones.Watch(companyId, Phone, pace.Ring);
        using var moved = Feed.Subscribe(companyId, pace.Ring);
        await pace.FollowAsync(() => InvokeAsync(() => LoadAsync(closed)), () => InvokeAsync(BecomeStale), closed);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        Access.RequireGlobalManager(caller.Account);
        _texts = await Store.TextsAsync(caller.CompanyId, Phone, MostTexts, cancellationToken);
        _to ??= _texts.Select(text => text.Sender).LastOrDefault(Senders.Contains) ?? Senders[0];
        _isStale = false;
        StateHasChanged();
    }

    private void BecomeStale()
    {
        _isStale = true;
        StateHasChanged();
    }

    private async Task SendAsync()
    {
        var text = _text;
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        _text = null; // At once: what is typed meanwhile is the next text.
        var refusal = await FormRefusal.TryAsync(User, caller => Receive.RunAsync(caller, new SimulatedText(Phone, _to, text, null), CancellationToken.None));
        _failure = refusal?.Text();
        if (refusal is not null && string.IsNullOrEmpty(_text))
        {
            _text = text;
        }
    }

    private static string Outcome(PhoneText text)
    {
        var state = SimulatorText.ResourceManager.Word(text.State, "State_");
        return text.Reason is { } reason ? $"{state}: {reason}" : state;
    }
}
