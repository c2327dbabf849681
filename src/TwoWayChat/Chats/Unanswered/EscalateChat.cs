using TwoWayChat.Chats.Assigning;
using TwoWayChat.Chats.Desk;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>One step of the ladder: managers are told, and at the last the chat changes hands as the property has chosen.</summary>
internal sealed class EscalateChat(TellManagers tell, AssignByTurn assign, ChangeAssignee change)
{
    /// <summary>The last step.</summary>
    public const int LastLevel = 2;

    /// <summary>For a chat that the transaction has locked and that has waited long enough for <paramref name="level"/>.</summary>
    public async Task RunAsync(WriteScope scope, Chat chat, BusinessHours hours, int level, long now)
    {
        var minutes = hours.UnansweredMinutes!.Value * level;
        var told = await tell.RunAsync(scope, chat, hours, level);
        var data = new UnansweredData(chat.WaitingSince!.Value, minutes * 60, level, told);
        var moment = new ChatMoment(Actor.System, now);
        scope.AtEnd(ChatEvents.Draft(hours.Company, chat, EventTypes.ChatUnanswered, moment, data));
        if (level == LastLevel)
        {
            await ReassignAsync(scope, hours, chat, moment);
        }
    }

    private Task ReassignAsync(WriteScope scope, BusinessHours hours, Chat chat, ChatMoment moment) => hours.Reassign() switch
    {
        Reassign.Release => change.RunAsync(scope, hours.Company, new AssigneeChange(chat, null, AssignmentReason.Escalation, moment)),
        Reassign.Auto => assign.PassOnAsync(scope, hours.Company, chat),
        _ => Task.CompletedTask,
    };
}
