using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Ui;

/// <summary>In which order the reader works chats off.</summary>
public sealed partial class Inbox
{
    private bool _waitingFirst;

    [Inject]
    private InboxOrder Order { get; set; } = default!;

    private async Task ReadOrderAsync(Account viewer) => _waitingFirst = await Order.IsWaitingFirstAsync(viewer, _end.Token);

    private Task TurnOrderAsync() => !List.Filter.CanGoByWaiting ? Task.CompletedTask : TryAsync(async viewer =>
    {
        await Order.ChooseAsync(viewer, !_waitingFirst, _end.Token);
        _waitingFirst = !_waitingFirst;
        Place.Last = Asked;
        await List.LoadAsync(viewer, Asked, _end.Token);
    });
}
