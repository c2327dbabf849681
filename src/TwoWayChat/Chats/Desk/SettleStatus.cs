using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Desk;

/// <summary>Brings a user's status in step with what is: the one place where it changes.</summary>
internal sealed class SettleStatus(PresenceRows presence, UserStore users, TimeProvider time)
{
    /// <summary>The status that counts now, told where it has changed. The row is locked before.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="companyId">The user's company.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cause">What has happened.</param>
    /// <param name="actor">Who did it; null for the server.</param>
    public async Task<StatusBody> RunAsync(WriteScope scope, string companyId, string userId, StatusCause cause, Actor? actor = null)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = (await presence.FindAsync(scope, companyId, userId, now))!;
        var user = await users.FindUserByIdAsync(scope, companyId, userId);
        var status = user is { Enabled: true } ? Of(row) : AgentStatus.Offline;
        if (EnumText.Of(status) != row.Status)
        {
            await presence.SetStatusAsync(scope, companyId, userId, EnumText.Of(status));
            Tell(scope, user, row.Status, status, cause, new ChatMoment(actor ?? Actor.System, now));
        }

        return new StatusBody(status, EnumText.Parse<AgentStatus>(row.Chosen));
    }

    /// <summary>The status that follows from a row.</summary>
    public static AgentStatus Of(PresenceRow row) =>
        row is { HasTab: false, HasSession: false } ? AgentStatus.Offline : EnumText.Parse<AgentStatus>(row.Chosen);

    /// <summary>Of a user who is deleted there is nobody to tell of.</summary>
    private static void Tell(WriteScope scope, User? user, string before, AgentStatus status, StatusCause cause, ChatMoment moment)
    {
        if (user is not null)
        {
            scope.AtEnd(Draft(user, before, status, cause, moment));
        }
    }

    /// <summary>The user, global managers, and whoever has one of the user's properties see it.</summary>
    private static EventDraft Draft(User user, string before, AgentStatus status, StatusCause cause, ChatMoment moment)
    {
        var account = user.ToAccount();
        var facts = EventFacts.In(user.PropertyIds) with { AssigneeId = user.UserId };
        var data = new StatusData(account.Ref, EnumText.Of(status), before, EnumText.Of(cause));
        return new EventDraft(account.Company, EventTypes.AgentStatusChanged, facts, moment.Actor, data)
        {
            Subject = user.UserId,
            OccurredAt = moment.At,
        };
    }
}
