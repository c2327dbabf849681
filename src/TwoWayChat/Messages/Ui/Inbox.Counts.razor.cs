using TwoWayChat.Chats.Ui;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>How much is left to do, beside the names of the lists.</summary>
public sealed partial class Inbox
{
    private static readonly TimeSpan CountPause = TimeSpan.FromSeconds(1);

    private InboxCounts _counts = new(0, 0);
    private bool _areCountsDue;

    /// <summary>Counts at most once a second, however much is written.</summary>
    private async Task FollowCountsAsync()
    {
        using var timer = new PeriodicTimer(CountPause, Time);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            if (_areCountsDue)
            {
                await InvokeAsync(CountAsync);
            }
        }
    }

    private async Task CountAsync()
    {
        _areCountsDue = false;
        var (reader, before) = (_viewer!, _counts);
        _areCountsDue = await FormRefusal.TryAsync(async () => _counts = await Store.CountOpenAsync(reader, _end.Token)) is not null;
        if (_counts != before)
        {
            StateHasChanged();
        }
    }
}
