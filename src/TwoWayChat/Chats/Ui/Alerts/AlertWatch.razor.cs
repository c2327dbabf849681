using System.Text.Json;
using Microsoft.AspNetCore.Components;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Users.Alerts;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Chats.Ui.Alerts;

/// <summary>Calls the reader on whichever page: counts what is unread, and has new messages heard, seen and read out.</summary>
public sealed partial class AlertWatch : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new(); // Only cancelled: a late call may still ask for its token.
    private Account? _reader;
    private bool _isCountDue;
    private string? _alert;
    private string? _announced;
    private int _announcements;

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private LiveLog Live { get; set; } = default!;

    [Inject]
    private InboxStore Store { get; set; } = default!;

    [Inject]
    private AlertSettingsStore Settings { get; set; } = default!;

    [Inject]
    private UnreadBadge Badge { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        Badge.Changed -= Show;
        await _end.CancelAsync();
    }

    protected override void OnInitialized() => Badge.Changed += Show;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var company = await Reader.CompanyIdAsync();
            var screen = new LiveScreen(
                () => InvokeAsync(CountAsync), news => InvokeAsync(() => ApplyAsync(news)), () => Task.CompletedTask);
            await await Task.WhenAny(Live.FollowAsync(company, screen, _end.Token), CountAgainAsync()); // Neither ends but by failing, or with the page.
        }
    }

    private void Show(object? sender, EventArgs change) => StateHasChanged();

    private async Task ApplyAsync(IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count == 0 || _reader is not { } reader)
        {
            _reader = (await Reader.CallerAsync(_end.Token)).Account;
            _isCountDue = true;
            return;
        }

        _isCountDue |= events.Any(logged => Calls.MayChangeUnread(reader, logged));
        if (Calls.Of(reader, events) is [.., var last] calls)
        {
            var rows = await Store.FindAsync(reader, [.. calls.Select(call => call.ChatId)], _end.Token);
            var settings = await Settings.FindAsync(reader.CompanyId, reader.UserId, _end.Token);
            _announced = string.Join(". ",
                calls.SelectMany(call => rows.Where(row => row.Chat.ChatId == call.ChatId && !IsOpen(row.Chat)).Select(row => TitleOf(call, row.Chat))));
            _announcements++;
            _alert = rows.FirstOrDefault(row => row.Chat.ChatId == last.ChatId) is { } row ? AlertOf(last, row.Chat, settings) : _alert;
            StateHasChanged();
        }
    }

    /// <summary>The log of an open chat is read out by itself.</summary>
    private bool IsOpen(Chat chat) => new Uri(Navigation.Uri).AbsolutePath == $"/inbox/{chat.ChatId}";

    private static string TitleOf(Call call, Chat chat) =>
        (call.Kind switch
        {
            AlertKind.Unanswered => ChatsText.AnnounceUnanswered,
            AlertKind.Mention => ChatsText.AnnounceMention,
            _ => ChatsText.AnnounceMessage,
        }).With(chat.ContactName);

    private static string AlertOf(Call call, Chat chat, AlertSettings settings)
    {
        var sound = AlertSettings.NameOf(settings.SoundOf(call.Kind));
        var shown = new ShownAlert(
            $"{call.Sequence}", sound, settings.Volume, settings.Notifies, settings.Flashes, TitleOf(call, chat),
            chat.PropertyName, InboxPane.Address(chat.ChatId));
        return JsonSerializer.Serialize(shown, WireJson.Options);
    }

    /// <summary>Counts at most once a tick, however much is written. Reading a chat makes no event: a count may also fall due by the inbox.</summary>
    private async Task CountAgainAsync()
    {
        using var timer = new PeriodicTimer(Tick, Time);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            if (_isCountDue || Badge.IsDue)
            {
                _isCountDue = await FormRefusal.TryAsync(() => InvokeAsync(CountAsync)) is not null;
            }
        }
    }

    private async Task CountAsync()
    {
        Badge.IsDue = false;
        var reader = _reader = (await Reader.CallerAsync(_end.Token)).Account;
        Badge.Set(await Store.CountUnreadAsync(reader, UnreadBadge.Most, _end.Token));
    }
}
