using MudBlazor;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>What the reader does.</summary>
public sealed partial class Inbox
{
    private static readonly TimeSpan SearchPause = TimeSpan.FromMilliseconds(200);

    private async Task SearchAsync(string? text)
    {
        var search = ++_searches;
        await Task.Delay(SearchPause, Time, _end.Token);
        if (search != _searches)
        {
            return;
        }

        await TryAsync(async viewer =>
        {
            var found = await FoundAsync(viewer, text);
            if (search == _searches) // An older search that took longer never takes the place of a newer one.
            {
                await List.LoadAsync(viewer, Asked with { ContactIds = found }, _end.Token);
            }
        });
    }

    private async Task<IReadOnlyList<string>?> FoundAsync(Account viewer, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : await Store.FindContactsAsync(viewer, text.Trim(), _end.Token);

    private async Task OlderChatsAsync() => await TryAsync(viewer => List.OlderAsync(viewer, _end.Token));

    private async Task NewestChatsAsync() => await TryAsync(viewer => List.NewestAsync(viewer, _end.Token));

    private Task OlderMessagesAsync() => QuietlyAsync(() => Thread.OlderAsync(_end.Token));

    private Task NewerMessagesAsync() => QuietlyAsync(() => Thread.NewerAsync(_end.Token));

    private Task NewestMessagesAsync() => Thread.HasNewer ? QuietlyAsync(() => Thread.NewestAsync(_end.Token)) : Task.CompletedTask;

    private async Task QuietlyAsync(Func<Task> read)
    {
        _isQuiet = true;
        await TryAsync(_ => read());
    }

    /// <summary>Does what the reader has asked for; where the server cannot, what is shown stays. Whether it was done.</summary>
    private async Task<bool> TryAsync(Func<Account, Task> act)
    {
        var refusal = await FormRefusal.TryAsync(async () => await act((await User.CallerAsync(_end.Token)).Account));
        if (refusal is not null)
        {
            Snackbar.Add(refusal.Text(), Severity.Warning);
        }

        return refusal is null;
    }

    private async Task<string?> SendAsync(WrittenText text)
    {
        SendOutcome? outcome = null;
        var refusal = await FormRefusal.TryAsync(
            User,
            async caller =>
            {
                _isQuiet = false;
                var stored = Sending.RunAsync(caller, Thread, text, _end.Token);
                StateHasChanged();
                outcome = await stored;
                _began = outcome.Problem is null ? null : _began; // Nothing is being written now that a colleague could cross.
                _ = outcome.Problem is null && _drafts.Remove(text.ChatId);
                StateHasChanged();
            },
            _end.Token);
        if (outcome?.Warning is { } warning)
        {
            Snackbar.Add(warning, Severity.Warning);
        }

        return refusal is null ? outcome?.Problem : MessagesText.NotSent.With(refusal.Text());
    }

    private Task StartAsync() => StartWithAsync(null);

    private async Task StartWithAsync(Chat? like)
    {
        if (await StartChatDialog.ShowAsync(Dialogs, like) is { } chatId)
        {
            Navigation.NavigateTo(InboxPane.Address(chatId, List.Filter));
        }
    }
}
