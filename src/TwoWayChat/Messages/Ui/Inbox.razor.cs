using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Messages.Ui;

/// <summary>
/// The inbox: list, thread and composer, live over the event log. The address names the chat and the list; everything else can be read again.
/// </summary>
public sealed partial class Inbox : IAsyncDisposable
{
    private const long MostCounted = 100;
    private static readonly TimeSpan SearchPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private const int TicksPerRefresh = 15;

    private readonly CancellationTokenSource _end = new();
    private ElementReference _root;
    private DotNetObjectReference<Inbox>? _self;
    private IJSObjectReference? _script;
    private IJSObjectReference? _watch;
    private Account? _viewer;
    private bool _isShown;
    private bool _isStale;
    private bool _isQuiet;
    private bool _isThreadLoaded;
    private bool _hasSound;
    private bool _showsContact;
    private bool _isCountDue;
    private long _unread;
    private int _searches;
    private string? _loadedId;

    [Parameter]
    public string? ChatId { get; set; }

    /// <summary>The list, as <see cref="InboxPane.Address"/> writes it; all open chats where it is missing.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    private InboxTab AskedTab => EnumText.TryParse<InboxTab>(Tab?.ToUpperInvariant(), out var tab) ? tab : InboxTab.All;

    private string Title => (_unread, Thread.Chat, ChatId) switch
    {
        (0, { } chat, not null) => $"{chat.ContactName} · {WebText.Product}",
        (0, _, _) => $"{ChatsText.Inbox} · {WebText.Product}",
        ( >= MostCounted, _, _) => $"({MostCounted - 1}+) {ChatsText.Inbox} · {WebText.Product}",
        _ => $"({_unread}) {ChatsText.Inbox} · {WebText.Product}",
    };

    /// <summary>The browser tells whether the page is on top.</summary>
    [JSInvokable]
    public async Task ShowAsync(bool isShown)
    {
        _isShown = isShown;
        await MarkReadAsync();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Connection.Changed -= ConnectionChanged;
        try
        {
            await (_watch?.InvokeVoidAsync("stop") ?? ValueTask.CompletedTask);
            await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its side with it.
        }

        _self?.Dispose();
        _end.Dispose();
    }

    protected override void OnInitialized() => Connection.Changed += ConnectionChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (_viewer is null)
        {
            return; // Nothing is loaded yet: the first load will read what the address says by then.
        }

        var caller = await User.CallerAsync(_end.Token);
        if (List.Filter.ContactIds is null && List.Filter.Tab != AskedTab)
        {
            await List.LoadAsync(caller.Account, new InboxFilter(AskedTab), _end.Token);
        }

        if (_loadedId != ChatId)
        {
            await OpenAsync(caller.Account);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await Clock.ReadyAsync(_end.Token);
        var company = (await User.CallerAsync(_end.Token)).CompanyId;
        _self = DotNetObjectReference.Create(this);
        _script = await Browser.InvokeAsync<IJSObjectReference>("import", _end.Token, $"./{Assets["inbox.js"]}");
        _hasSound = await _script.InvokeAsync<bool>("hasSound", _end.Token);
        _watch = await _script.InvokeAsync<IJSObjectReference>("watch", _end.Token, _root, _self);
        var screen = new LiveScreen(
            () => InvokeAsync(LoadAsync), news => InvokeAsync(() => ApplyAsync(news)), () => InvokeAsync(BecomeStale));
        await await Task.WhenAny(Live.FollowAsync(company, screen, _end.Token), TickAsync()); // Neither ends but by failing, or with the page.
    }

    private async Task LoadAsync()
    {
        _viewer = (await User.CallerAsync(_end.Token)).Account;
        await List.LoadAsync(_viewer, List.Filter.ContactIds is null ? new InboxFilter(AskedTab) : List.Filter, _end.Token);
        await OpenAsync(_viewer);
        _unread = await Store.CountUnreadAsync(_viewer, MostCounted, _end.Token);
        _isStale = false;
        StateHasChanged();
    }

    private async Task OpenAsync(Account viewer)
    {
        _loadedId = ChatId;
        _isQuiet = true;
        _showsContact = false;
        if (ChatId is { } chatId)
        {
            await Thread.LoadAsync(viewer, chatId, _end.Token);
        }

        _isThreadLoaded = true;
        await MarkReadAsync();
    }

    private async Task ApplyAsync(IReadOnlyList<LoggedEvent> events)
    {
        var viewer = (await User.CallerAsync(_end.Token)).Account;
        if (_viewer is null || viewer.Role != _viewer.Role || !viewer.PropertyIds.SetEquals(_viewer.PropertyIds))
        {
            await LoadAsync();
            return;
        }

        var news = InboxNews.Of(viewer, events);
        if (news.IsEmpty)
        {
            return;
        }

        await List.ApplyAsync(viewer, news, _end.Token);
        if (Thread.Chat is { } chat && (news.ChatIds.Contains(chat.ChatId) || news.ContactIds.Contains(chat.ContactId)))
        {
            _isQuiet = false;
            await Thread.ApplyAsync(viewer, _end.Token);
        }

        _isCountDue = true;
        await MarkReadAsync();
        StateHasChanged();
        await ChimeAsync(news);
    }

    private Task BecomeStale()
    {
        _isStale = true;
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Counts what is unread, at most once a tick, and lets times grow older.</summary>
    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick, Time);
        for (var ticks = 1; await timer.WaitForNextTickAsync(_end.Token); ticks++)
        {
            var isRefresh = ticks % TicksPerRefresh == 0;
            if (_isCountDue && !_isStale && _viewer is { } viewer)
            {
                _isCountDue = false;
                _unread = await Store.CountUnreadAsync(viewer, MostCounted, _end.Token);
                isRefresh = true;
            }

            if (isRefresh)
            {
                await InvokeAsync(StateHasChanged);
            }
        }
    }

    private void ConnectionChanged(object? sender, EventArgs change) => _ = InvokeAsync(MarkReadAsync);

    /// <summary>What is on the reader's screen is read: not what a page behind others shows, nor one whose browser has gone.</summary>
    private async Task MarkReadAsync()
    {
        var chat = Thread.Chat;
        var isSeen = _isShown && Connection.IsUp && chat is not null && chat.ChatId == ChatId && !Thread.HasNewer;
        if (!isSeen || Thread.Messages.Count == 0 || chat!.InboundCount <= chat.ReadInbound)
        {
            return;
        }

        var caller = await User.CallerAsync(_end.Token);
        var number = Thread.Messages[^1].Number;
        await List.MarkReadAsync(chat.ChatId, () => Reading.RunAsync(caller, chat.ChatId, number, _end.Token));
        _isCountDue = true;
    }

    private async Task ChimeAsync(InboxNews news)
    {
        var isElsewhere = news.CallingChatIds.Any(chatId => !_isShown || chatId != Thread.Chat?.ChatId);
        if (_hasSound && isElsewhere && Connection.IsUp && _script is not null)
        {
            await _script.InvokeVoidAsync("chime", _end.Token);
        }
    }

    private async Task SwitchSoundAsync()
    {
        _hasSound = !_hasSound;
        await (_script?.InvokeVoidAsync("setSound", _end.Token, _hasSound) ?? ValueTask.CompletedTask);
    }

    private async Task SearchAsync(string? text)
    {
        var search = ++_searches;
        await Task.Delay(SearchPause, Time, _end.Token);
        if (search != _searches)
        {
            return;
        }

        var viewer = (await User.CallerAsync(_end.Token)).Account;
        var filter = string.IsNullOrWhiteSpace(text)
            ? new InboxFilter(AskedTab)
            : new InboxFilter(AskedTab, await Store.FindContactsAsync(viewer, text.Trim(), _end.Token));
        await List.LoadAsync(viewer, filter, _end.Token);
    }

    private async Task OlderChatsAsync() => await List.OlderAsync((await User.CallerAsync(_end.Token)).Account, _end.Token);

    private async Task NewestChatsAsync() => await List.NewestAsync((await User.CallerAsync(_end.Token)).Account, _end.Token);

    private Task OlderMessagesAsync() => QuietlyAsync(Thread.OlderAsync(_end.Token));

    private Task NewerMessagesAsync() => QuietlyAsync(Thread.NewerAsync(_end.Token));

    private Task NewestMessagesAsync() => Thread.HasNewer ? QuietlyAsync(Thread.NewestAsync(_end.Token)) : Task.CompletedTask;

    private async Task QuietlyAsync(Task read)
    {
        _isQuiet = true;
        await read;
    }

    private async Task<string?> SendAsync(string chatId, string text, string clientMessageId)
    {
        var caller = await User.CallerAsync(_end.Token);
        _isQuiet = false;
        var stored = Sending.RunAsync(caller, Thread, new WrittenText(chatId, text, clientMessageId), _end.Token);
        StateHasChanged();
        var problem = await stored;
        StateHasChanged();
        return problem;
    }

    private string Draft(Chat chat) => $"draft:{_viewer!.UserId}:{chat.ChatId}";

    private string Standing(Chat chat) => (chat.IsOpen, chat.AssignedTo) switch
    {
        (false, _) => $"{chat.PropertyName} · {ChatsText.Ended}",
        (_, null) => $"{chat.PropertyName} · {ChatsText.AssignedToNobody}",
        (_, { } assignee) when assignee == _viewer?.UserId => $"{chat.PropertyName} · {ChatsText.AssignedToYou}",
        _ => $"{chat.PropertyName} · {ChatsText.AssignedTo.With(chat.AssigneeName)}",
    };

    private Task StartAsync() => StartWithAsync(null);

    private async Task StartWithAsync(Chat? like)
    {
        if (await StartChatDialog.AskAsync(Dialogs, like) is { } chatId)
        {
            Navigation.NavigateTo(InboxPane.Address(chatId, InboxTab.All));
        }
    }
}
