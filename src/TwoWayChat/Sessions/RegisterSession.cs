using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// Logs a user in for a creator. There is one live session per creator and user: registering again renews it, which moves its times and nothing else,
/// so callbacks are never doubled.
/// </summary>
internal sealed class RegisterSession(Database database, SessionStore sessions, ChatApiConfigStore configs,
    StartSession start, EndDueSession endDue, ISessionLanes lanes)
{
    /// <summary>The Chat API is switched off for the company, or has nowhere to call.</summary>
    public static ApiException NotEnabled() => ApiException.Conflict("Integration is not enabled");

    public async Task<Registration> RunAsync(Account creator, Account user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var fresh = start.Prepare(creator, user);
            var outcome = await database.WriteAsync(creator.CompanyId, scope => ApplyAsync(scope, creator, fresh), cancellationToken);
            if (outcome.Due is not { } reason)
            {
                lanes.Opened(creator.CompanyId);
                return outcome.Registration;
            }

            await endDue.RunAsync(creator.CompanyId, outcome.Registration.Id, reason, cancellationToken);
        }
    }

    private async Task<Outcome> ApplyAsync(WriteScope scope, Account creator, Registration fresh)
    {
        if (await sessions.FindLiveAsync(scope, creator.CompanyId, creator.UserId, fresh.AllowedTo.Id) is not { } liveId)
        {
            await start.ApplyAsync(scope, creator, fresh);
            return await DueAsync(scope, creator, fresh) is null
                ? new Outcome(fresh, null)
                : throw await RefusalAsync(scope, creator);
        }

        var renewed = fresh with { Id = liveId };
        var due = await DueAsync(scope, creator, renewed);
        if (due is null)
        {
            await sessions.RenewAsync(scope, creator.CompanyId, renewed.Id, renewed.CreatedAt, renewed.ExpiresAt);
        }

        return new Outcome(renewed, due);
    }

    /// <summary>What has changed since it was looked at: the configuration, which the client is told as it is before; else creator or user.</summary>
    private async Task<ApiException> RefusalAsync(WriteScope scope, Account creator) =>
        await configs.LockAsync(scope, creator.CompanyId) is { TakesSessions: true } ? ApiException.BadCredentials() : NotEnabled();

    private async Task<EndReason?> DueAsync(WriteScope scope, Account creator, Registration registration) =>
        (await sessions.FindAsync(scope, creator.CompanyId, registration.Id))!.Due(registration.CreatedAt);

    /// <summary>What a try came to: the registration; or, with a reason, the session that has to end before there can be one.</summary>
    private sealed record Outcome(Registration Registration, EndReason? Due);
}
