using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Ui;

/// <summary>
/// Where the answer is written. The text belongs to the browser (<c>composer.js</c>): it is kept there over reloads until it is stored, and nothing that
/// the server renders can overtake the writer. Each chat has a composer of its own, so that a text never goes to another chat.
/// </summary>
public sealed partial class Composer(IJSRuntime browser) : IAsyncDisposable
{
    /// <summary>Characters the box takes: some more than can be sent, so that a long text is pasted whole and then shortened.</summary>
    private const int MostTyped = 4000;

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

    /// <summary>The inbox's element.</summary>
    [Parameter, EditorRequired]
    public ElementReference Root { get; set; }

    /// <summary>Whom the text goes to, by name.</summary>
    [Parameter, EditorRequired]
    public string To { get; set; } = "";

    /// <summary>Under which the browser keeps the draft: of this user, in this chat.</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Stores the text under the client's id; answers why not, or null when it is stored.</summary>
    [Parameter, EditorRequired]
    public Func<string, string, Task<string?>> Send { get; set; } = (_, _) => Task.FromResult<string?>(null);

    /// <summary>The browser sends; true when the text is stored.</summary>
    [JSInvokable]
    public async Task<bool> SendAsync(string text, string clientMessageId)
    {
        _problem = await Send(text, clientMessageId);
        _refused = text;
        StateHasChanged();
        return _problem is null;
    }

    public async ValueTask DisposeAsync()
    {
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
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _script = await browser.InvokeAsync<IJSObjectReference>("import", $"./{Assets["composer.js"]}");
        _writing = await _script.InvokeAsync<IJSObjectReference>(
            "compose", new { root = Root, own = _root, box = _box, send = _send, enter = _enter }, _self, DraftKey);
    }

    private void Typed(string? text)
    {
        _text = text ?? "";
        if (_text.Length > 0 && !_text.StartsWith(_refused, StringComparison.Ordinal))
        {
            _problem = null; // The reason stays while the refused text is being given back.
        }
    }

    private async Task ShowAsync()
    {
        var count = Segments.Of(_text);
        await (_script?.InvokeVoidAsync("select", _box, count.OffenderIndex, count.Offender?.Length) ?? ValueTask.CompletedTask);
    }

    private async Task ReplaceAsync(string plain) => await (_script?.InvokeVoidAsync("replace", _box, plain) ?? ValueTask.CompletedTask);
}
