using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>
/// The inbox: list, thread and composer, live over the event log. The address names the chat and the list; everything else can be read again.
/// </summary>
public sealed partial class Inbox : IAsyncDisposable
{
    /// <summary>For so long it is said at least that the page is up to date again.</summary>
    private static readonly TimeSpan LeastShown = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private ElementReference _root;
    private DotNetObjectReference<Inbox>? _self;
    private IJSObjectReference? _script;
    private IJSObjectReference? _watch;
    private Account? _viewer;
    private bool _isShown;
    private bool _isFocused;
    private bool _isStale;
    private bool _isQuiet;
    private bool _isThreadLoaded;
    private bool _showsContact;
    private bool _isCurrentAgain;
    private long _currentSince;
    private (string? ChatId, long Number) _marked;
    private int _searches;
    private int _contactNews;
    private string? _loadedId;

    [Parameter]
    public string? ChatId { get; set; }

    /// <summary>The list, as <c>InboxPane.Address</c> writes it; the one that was looked at last where it is missing.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    /// <summary>Only chats of this tag are listed; all where it is missing.</summary>
    [SupplyParameterFromQuery(Name = "tag")]
    public string? OfTag { get; set; }

    private InboxFilter Asked
    {
        get
        {
            var tag = string.IsNullOrWhiteSpace(OfTag) ? null : OfTag.Trim();
            var isNamed = EnumText.TryParse<InboxTab>(Tab?.ToUpperInvariant(), out var tab);
            return (isNamed || tag is not null ? new InboxFilter(isNamed ? tab : InboxTab.All, Tag: tag) : Place.Last) with { WaitingFirst = _waitingFirst };
        }
    }

    /// <summary>The browser tells whether the page can be seen, and whether its window is the one that is worked in.</summary>
    [JSInvokable]
    public async Task ShowAsync(bool isShown, bool isFocused)
    {
        (_isShown, _isFocused) = (isShown, isFocused);
        await MarkReadAsync();
        await ReadPresenceAsync();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Connection.Changed -= ConnectionChanged;
        await (_viewer is null ? Task.CompletedTask : LeaveAsync(_viewer));
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

        var (asked, before) = (ChatId, _loadedId);
        var isDone = await TryAsync(async viewer =>
        {
            if (List.Filter.ContactIds is null && List.Filter != Asked)
            {
                Place.Last = Asked;
                await List.LoadAsync(viewer, Asked, _end.Token);
            }

            if (_loadedId != ChatId)
            {
                await OpenAsync(viewer);
                await ReadPresenceAsync();
            }
        });
        if (!isDone && ChatId == asked && Thread.Chat?.ChatId != asked)
        {
            GoBack(before);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await Clock.ReadyAsync(_end.Token);
        var company = await User.CompanyIdAsync();
        _self = DotNetObjectReference.Create(this);
        _script = await Browser.InvokeAsync<IJSObjectReference>("import", _end.Token, $"./{Assets["inbox.js"]}");
        _watch = await _script.InvokeAsync<IJSObjectReference>("watch", _end.Token, _root, _self);
        _isStale = await _watch.InvokeAsync<bool>("hasComeBack", _end.Token); // Until it has been read, which says so.
        var screen = new LiveScreen(
            () => InvokeAsync(LoadAsync), news => InvokeAsync(() => ApplyAsync(news)), () => InvokeAsync(BecomeStale));
        await await Task.WhenAny(Live.FollowAsync(company, screen, _end.Token), FollowPresenceAsync(company), FollowCountsAsync()); // None ends but by failing, or with the page.
    }

    private async Task LoadAsync()
    {
        _viewer = (await User.CallerAsync(_end.Token)).Account;
        await ReadMentionsAsync(_viewer);
        await ReadOrderAsync(_viewer);
        Place.Last = Asked;
        await List.LoadAsync(_viewer, List.Filter.ContactIds is null ? Asked : List.Filter, _end.Token);
        await OpenAsync(_viewer);
        await CountAsync();
        (_isStale, _isCurrentAgain, _currentSince) = (false, _isStale, Time.GetTimestamp());
        StateHasChanged();
    }

    /// <summary>
    /// The chat of the address could not be opened: the address goes back to what is on the screen, so that choosing that chat again tries again.
    /// </summary>
    private void GoBack(string? shownId)
    {
        _loadedId = Thread.Chat?.ChatId == shownId ? shownId : null;
        if (_loadedId != ChatId)
        {
            Navigation.NavigateTo(InboxPane.Address(_loadedId, List.Filter), replace: true);
        }
    }

    private async Task OpenAsync(Account viewer)
    {
        _loadedId = ChatId;
        _isQuiet = true;
        _showsContact = false;
        _began = null;
        if (ChatId is { } chatId)
        {
            await Thread.LoadAsync(viewer, chatId, _end.Token);
        }

        _isThreadLoaded = true;
        StateHasChanged(); // What is read next, and noted, is nothing that the reader waits for.
        await MarkReadAsync();
        await ReadDraftsAsync(viewer);
    }

    private async Task ApplyAsync(IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count == 0 || _viewer is not { } viewer)
        {
            await LookAgainAsync();
            return;
        }

        var news = InboxNews.Of(viewer, events);
        if (news.IsEmpty)
        {
            return;
        }

        _areCountsDue = true;
        await ReadMentionsAsync(viewer, events);
        await List.ApplyAsync(viewer, news, _end.Token);
        if (Thread.Chat is { } chat && (news.ChatIds.Contains(chat.ChatId) || news.ContactIds.Contains(chat.ContactId)))
        {
            _isQuiet = false;
            _contactNews += news.ContactIds.Contains(chat.ContactId) ? 1 : 0;
            await Thread.ApplyAsync(viewer, _end.Token, events.Any(logged => logged.Type == EventTypes.MessageRedacted && logged.Subject == chat.ChatId));
        }

        _isCurrentAgain &= Time.GetElapsedTime(_currentSince) < LeastShown; // Once it could be read, what comes next says as much.
        await MarkReadAsync();
        StateHasChanged();
    }

    /// <summary>The reader's rights may be others.</summary>
    private async Task LookAgainAsync()
    {
        var viewer = (await User.CallerAsync(_end.Token)).Account;
        if (_viewer is null || viewer.Role != _viewer.Role || !viewer.PropertyIds.SetEquals(_viewer.PropertyIds))
        {
            await LoadAsync();
        }
    }

    private Task BecomeStale()
    {
        _isStale = true;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void ConnectionChanged(object? sender, EventArgs change) => _ = InvokeAsync(MarkReadAsync);

    /// <summary>What is on the reader's screen is read: not what a page behind others shows, nor one whose browser has gone.</summary>
    private async Task MarkReadAsync()
    {
        await SeeMentionAsync();
        var chat = Thread.Chat;
        if (!IsSeen || Thread.Messages is not [.., var last] || chat!.InboundCount <= chat.ReadInbound || _marked == (chat.ChatId, last.Number))
        {
            return;
        }

        // What cannot be stored now is marked with the next message, or when the chat is opened again.
        var refusal = await FormRefusal.TryAsync(async () =>
        {
            var caller = await User.CallerAsync(_end.Token);
            await List.MarkReadAsync(chat.ChatId, () => Reading.RunAsync(caller, chat.ChatId, last.Number, _end.Token));
        });
        _marked = refusal is null ? (chat.ChatId, last.Number) : _marked;
        Badge.IsDue = true;
    }

    private bool IsSeen => _isFocused && Connection.IsUp && Thread.Chat is { } chat && chat.ChatId == ChatId && !Thread.HasNewer;

    private string Draft(Chat chat) => $"draft:{_viewer!.UserId}:{chat.ChatId}";

    private string Standing(Chat chat) => (chat.IsOpen, chat.AssignedTo) switch
    {
        (false, _) => $"{chat.PropertyName} · {ChatsText.Ended}",
        (_, null) => $"{chat.PropertyName} · {ChatsText.AssignedToNobody}",
        (_, { } assignee) when assignee == _viewer?.UserId => $"{chat.PropertyName} · {ChatsText.AssignedToYou}",
        _ => $"{chat.PropertyName} · {ChatsText.AssignedTo.With(chat.AssigneeName)}",
    };
}
