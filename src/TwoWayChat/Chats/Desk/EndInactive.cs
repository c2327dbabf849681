using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Desk;

/// <summary>Ends chats in which nobody has written for as long as their property allows.</summary>
internal sealed class EndInactive(Database database, DeskStore desk, ChatStore chats, EndChat end, TimeProvider time, ILogger<EndInactive> logger)
{
    /// <summary>Ends what is due now, some at a time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await WorkerTurn.EachAsync(
            logger,
            nameof(EndInactive),
            await desk.IdleAsync(now, cancellationToken),
            idle => database.WriteAsync(idle.CompanyId, scope => ApplyAsync(scope, idle, now), cancellationToken));
    }

    private async Task ApplyAsync(WriteScope scope, IdleChat idle, long now)
    {
        var chat = await chats.LockAsync(scope, idle.CompanyId, idle.ChatId);
        if (chat is { IsOpen: true, WaitingSince: null } && chat.LastActivityAt <= now - idle.Allowed)
        {
            await end.ApplyAsync(scope, idle.Company, chat, EndReason.Inactivity, new ChatMoment(Actor.System, now));
        }
    }
}
