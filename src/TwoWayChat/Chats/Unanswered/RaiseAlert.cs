using NodaTime;
using TwoWayChat.Data;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>
/// Tells that a customer waits too long: the managers of the property after so many open minutes, global managers after twice as many, each once. Not
/// while somebody is writing the answer.
/// </summary>
internal sealed class RaiseAlert(Database database, ChatStore chats, AlertStore alerts, HoursStore store, EscalateChat escalate, TimeProvider time)
{
    /// <summary>How long somebody who is writing is waited for at a time: as long as a reply lease lives.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>For a chat that is due. Whoever comes second finds it done.</summary>
    public Task RunAsync(DueAlert due, CancellationToken cancellationToken) => database.WriteAsync(
        due.CompanyId,
        async scope =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (await chats.LockAsync(scope, due.CompanyId, due.ChatId) is { } chat
                && await alerts.FindAsync(scope, chat) is { } state && state.DueAt <= now)
            {
                await LookAsync(scope, chat, state, now);
            }
        },
        cancellationToken);

    private async Task LookAsync(WriteScope scope, Chat chat, AlertState state, long now)
    {
        var hours = await store.FindAsync(scope, chat.CompanyId, chat.PropertyId);
        var level = (int)state.Level + 1;
        if (DueAt(chat, hours, level) is not { } due)
        {
            await alerts.SaveAsync(scope, chat, state.Level, null);
        }
        else if (due > now)
        {
            await alerts.SaveAsync(scope, chat, state.Level, due);
        }
        else if (state.IsBeingAnswered)
        {
            await alerts.SaveAsync(scope, chat, state.Level, now + (long)Patience.TotalMilliseconds);
        }
        else
        {
            await RaiseAsync(scope, chat, hours!, level, now);
        }
    }

    /// <summary>When a level is to be told, epoch milliseconds; null for never.</summary>
    private static long? DueAt(Chat chat, BusinessHours? hours, int level) =>
        level <= EscalateChat.LastLevel && chat is { IsOpen: true, WaitingSince: { } since } && hours?.UnansweredMinutes is { } minutes
            ? hours.Opening().InstantAfterOpenMinutes(Instant.FromUnixTimeMilliseconds(since), (int)minutes * level)?.ToUnixTimeMilliseconds()
            : null;

    private async Task RaiseAsync(WriteScope scope, Chat chat, BusinessHours hours, int level, long now)
    {
        await alerts.SaveAsync(scope, chat, level, DueAt(chat, hours, level + 1));
        await escalate.RunAsync(scope, chat, hours, level, now);
    }
}
