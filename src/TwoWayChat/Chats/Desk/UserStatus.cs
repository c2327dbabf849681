using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Desk;

/// <summary>The status that a user chooses and sees. Being away keeps new chats off; those one has stay.</summary>
internal sealed class UserStatus(Database database, PresenceRows presence, SettleStatus settle, TimeProvider time)
{
    /// <summary>What counts now.</summary>
    public async Task<StatusBody> ReadAsync(Account user, CancellationToken cancellationToken)
    {
        var row = await presence.FindAsync(user.CompanyId, user.UserId, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
        return row is null
            ? new StatusBody(AgentStatus.Offline, AgentStatus.Online)
            : new StatusBody(SettleStatus.Of(row), EnumText.Parse<AgentStatus>(row.Chosen));
    }

    /// <summary>Chooses, and answers with what counts then; throws 400 for what is no choice.</summary>
    public Task<StatusBody> ChooseAsync(Caller caller, AgentStatus? chosen, CancellationToken cancellationToken)
    {
        if (chosen is not (AgentStatus.Online or AgentStatus.Away))
        {
            throw ApiException.Invalid("status", "INVALID_VALUE", "must be ONLINE or AWAY");
        }

        return database.WriteAsync(caller.CompanyId, scope => ChooseAsync(scope, caller, chosen.Value), cancellationToken);
    }

    private async Task<StatusBody> ChooseAsync(WriteScope scope, Caller caller, AgentStatus chosen)
    {
        var user = caller.Account;
        await presence.LockAsync(scope, user.CompanyId, user.UserId);
        await presence.ChooseAsync(scope, user.CompanyId, user.UserId, chosen);
        return await settle.RunAsync(scope, user.CompanyId, user.UserId, StatusCause.User, caller.Actor);
    }
}
