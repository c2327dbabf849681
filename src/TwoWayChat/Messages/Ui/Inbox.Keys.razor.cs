using Microsoft.JSInterop;
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
            "i" => ShowContact(),
            _ => _actions?.PressAsync(key) ?? Task.CompletedTask,
        });
        StateHasChanged();
    }

    private async Task ShowKeysAsync() => await Dialogs.ShowAsync<KeysDialog>();

    private Task ShowContact()
    {
        _showsContact = !_showsContact;
        return Task.CompletedTask;
    }
}
