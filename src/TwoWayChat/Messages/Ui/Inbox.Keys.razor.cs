using Microsoft.JSInterop;
using MudBlazor;
using TwoWayChat.Chats.Ui;

namespace TwoWayChat.Messages.Ui;

/// <summary>What single keys do, outside of fields; <c>inbox.js</c> hands them over. Moving about happens in the browser alone.</summary>
public sealed partial class Inbox
{
    private ChatActions? _actions;

    [JSInvokable]
    public async Task PressAsync(string key)
    {
        await (key switch
        {
            "?" => ShowKeysAsync(),
            "n" => StartAsync(),
            "i" => LookAtContactAsync(),
            "T" => TagAsync(),
            "o" => TurnOrderAsync(),
            _ => _actions?.PressAsync(key) ?? Task.CompletedTask,
        });
        StateHasChanged();
    }

    private async Task ShowKeysAsync() =>
        await Dialogs.ShowAsync<KeysDialog>((string?)null, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true });

    /// <summary>The field stands in the contact's pane, which may be away.</summary>
    private async Task TagAsync()
    {
        _showsContact = true;
        StateHasChanged();
        await (_watch?.InvokeVoidAsync("focus", "[data-tag-add]") ?? ValueTask.CompletedTask);
    }

    /// <summary>There, and back to writing. On a wide screen the pane is always there.</summary>
    private async Task LookAtContactAsync()
    {
        await ShowContact();
        StateHasChanged();
        await (_watch?.InvokeVoidAsync("focus", _showsContact ? ".contact-name a" : ".composer-box") ?? ValueTask.CompletedTask);
    }

    private Task ShowContact()
    {
        _showsContact = !_showsContact;
        return Task.CompletedTask;
    }
}
