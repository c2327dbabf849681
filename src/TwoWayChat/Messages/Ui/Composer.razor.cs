using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TwoWayChat.Media;
using TwoWayChat.Media.Ui;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>
/// Where the answer is written. The text belongs to the browser (<c>composer.js</c>): it is kept there over reloads until it is stored, and nothing that
/// the server renders can overtake the writer. Each chat has a composer of its own, so that a text never goes to another chat.
/// </summary>
public sealed partial class Composer(IJSRuntime browser, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Characters the box takes: some more than can be sent, so that a long text is pasted whole and then shortened.</summary>
    private const int MostTyped = 4000;

    private static readonly TimeSpan KeepPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly AttachedFiles _files = new();
    private ElementReference _root;
    private ElementReference _box;
    private ElementReference _send;
    private ElementReference _enter;
    private DotNetObjectReference<Composer>? _self;
    private IJSObjectReference? _script;
    private IJSObjectReference? _writing;
    private string _text = "";
    private string? _problem;
    private string _refused = "";
    private int _changes;
    private bool _isNothingOffered;
    private Task _keeping = Task.CompletedTask;
    private IReadOnlyList<string> _keptFiles = [];
    private IReadOnlyList<(string Name, string? Shortcut, string Text)> _offers = [];

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private FindMedia Media { get; set; } = default!;

    /// <summary>The inbox's element.</summary>
    [Parameter, EditorRequired]
    public ElementReference Root { get; set; }

    /// <summary>Whom the text goes to, by name.</summary>
    [Parameter, EditorRequired]
    public string To { get; set; } = "";

    /// <summary>Under which the browser keeps the draft: of this user, in this chat.</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Stores the text with the named media under the client's id; answers why not, or null when it is stored.</summary>
    [Parameter, EditorRequired]
    public Func<string, string, IReadOnlyList<string>, Task<string?>> Send { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    /// <summary>The reader types; said every few seconds while it goes on.</summary>
    [Parameter]
    public Func<Task> Typing { get; set; } = () => Task.CompletedTask;

    /// <summary>Keeps the text with the ids of its files on the server, for other browsers and for when this one is lost.</summary>
    [Parameter]
    public Func<string, IReadOnlyList<string>, Task> Keep { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the server has kept: the text for a browser that has none, and the ids of the files, which the browser never has.</summary>
    [Parameter]
    public Func<Task<(string? Text, IReadOnlyList<string> Media)>> Kept { get; set; } = () => Task.FromResult<(string?, IReadOnlyList<string>)>((null, []));

    /// <summary>Finds templates by what stands behind a slash at the beginning: name, shortcut, and what each becomes in this chat.</summary>
    [Parameter]
    public Func<string, Task<IReadOnlyList<(string Name, string? Shortcut, string Text)>>> Find { get; set; } =
        _ => Task.FromResult<IReadOnlyList<(string Name, string? Shortcut, string Text)>>([]);

    [JSInvokable]
    public Task TypesAsync() => Typing();

    /// <summary>The browser sends; true when the text is stored.</summary>
    [JSInvokable]
    public async Task<bool> SendAsync(string text, string clientMessageId)
    {
        _changes++; // What is being sent is not to be kept again behind it, nor by what is keeping it at this moment.
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var sent = _files.Ids;
        _problem = _files.IsUploading ? MediaText.StillUploading : await Send(text, clientMessageId, sent);
        if (_problem is null)
        {
            _files.Sent(sent);
            _keptFiles = _files.Ids;
        }

        _refused = text;
        StateHasChanged();
        return _problem is null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            if (_writing is not null)
            {
                await _writing.InvokeVoidAsync("stop");
                await _writing.DisposeAsync();
            }

            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its side with it.
        }

        _self?.Dispose();
        _end.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _script = await browser.InvokeAsync<IJSObjectReference>("import", $"./{Assets["composer.js"]}");
        var kept = await Kept();
        await TakeBackAsync(kept.Media);
        _writing = await _script.InvokeAsync<IJSObjectReference>(
            "compose", new { root = Root, own = _root, box = _box, send = _send, enter = _enter }, _self, DraftKey, kept.Text);
    }

    private async Task TypedAsync(string? text)
    {
        _text = text ?? "";
        if (_text.Length > 0 && !_text.StartsWith(_refused, StringComparison.Ordinal))
        {
            _problem = null; // The reason stays while the refused text is being given back.
        }

        var change = ++_changes;
        var isAsking = _text.StartsWith('/') && !_text.Any(char.IsWhiteSpace);
        var found = isAsking ? await Find(_text) : [];
        if (change == _changes)
        {
            (_offers, _isNothingOffered) = (found, isAsking && found.Count == 0);
        }

        StateHasChanged();
        await Task.Delay(KeepPause, time, _end.Token);
        if (change == _changes)
        {
            await (_keeping = Keep(_text, _files.Ids));
        }
    }

    /// <summary>Something has happened to the files.</summary>
    private void Attached() => _ = InvokeAsync(async () =>
    {
        StateHasChanged();
        if (!_keptFiles.SequenceEqual(_files.Ids))
        {
            _keptFiles = _files.Ids;
            await (_keeping = Keep(_text, _keptFiles));
        }
    });

    /// <summary>The files that were put to the text before, as far as they are still there.</summary>
    private async Task TakeBackAsync(IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            await FormRefusal.TryAsync(Reader, async caller => _files.TakeBack((await Media.ForMessageAsync(caller, ids, _end.Token)).All), _end.Token);
            _keptFiles = _files.Ids;
            StateHasChanged();
        }
    }

    private async Task ShowAsync()
    {
        var count = Segments.Of(_text);
        await (_script?.InvokeVoidAsync("select", _box, count.OffenderIndex, count.Offender?.Length) ?? ValueTask.CompletedTask);
    }

    private async Task ReplaceAsync(string plain) => await (_script?.InvokeVoidAsync("replace", _box, plain) ?? ValueTask.CompletedTask);
}
