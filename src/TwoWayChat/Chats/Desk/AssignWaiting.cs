using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Desk;

/// <summary>
/// Gives chats that wait for nobody in particular to agents who have come, or have room again. Any number of nodes run it: each desk is locked, and what
/// another has assigned is found so.
/// </summary>
internal sealed class AssignWaiting(Database database, DeskStore desk, ChatStore chats, AssignByTurn assign, ILogger<AssignWaiting> logger)
{
    /// <summary>Where the last look ended that could not hold all: the next goes on there, so that full desks never keep others from their turn.</summary>
    private DeskPlace? last;

    /// <summary>Assigns what can be assigned now; run by one at a time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var places = await desk.WaitingAsync(last, cancellationToken);
        last = places.Count < DeskStore.MostProperties ? null : places[^1];
        await WorkerTurn.EachAsync(
            logger, nameof(AssignWaiting), places, place => database.WriteAsync(place.CompanyId, scope => FillAsync(scope, place), cancellationToken));
    }

    private async Task FillAsync(WriteScope scope, DeskPlace place)
    {
        foreach (var chatId in await desk.UnassignedAsync(scope, place))
        {
            var chat = await chats.LockAsync(scope, place.CompanyId, chatId);
            if (chat is not { IsOpen: true, AssignedTo: null } || chat.PropertyId != place.PropertyId)
            {
                continue; // Somebody was faster.
            }

            if ((await assign.RunAsync(scope, place.Company, chat)).AssignedTo is null)
            {
                return; // Nobody has room.
            }
        }
    }
}
