using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Finds the session that a global manager wants to do something to, and what of its log can be sent again.</summary>
internal sealed class FindControlled(FindSession find, CursorStore cursors, SessionLog sessionLog, LogReader log, ChatApiConfigStore configs)
{
    /// <summary>The live session; throws 403 for all but global managers, 404 where there is none.</summary>
    public Task<Session> RunAsync(Caller caller, string sessionId, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return find.LiveAsync(caller.Account, sessionId, cancellationToken);
    }

    /// <summary>Everything up to here has been delivered, parked or taken.</summary>
    public async Task<CursorPosition> CursorAsync(Session session, CancellationToken cancellationToken) =>
        (await cursors.FindAsync(session.CompanyId, [session.SessionId], cancellationToken)).Single();

    /// <summary>
    /// The place before <paramref name="sequence"/> as the session sees it, from where what follows can be sent again; throws 400 for
    /// <paramref name="field"/> where the log no longer holds it.
    /// </summary>
    public async Task<LogPosition> PlaceBeforeAsync(Session session, long sequence, string field, CancellationToken cancellationToken)
    {
        var first = Math.Max(sequence, session.FirstSequence);
        if (await log.AfterAsync(session.CompanyId, first - 1, 1, cancellationToken) is [var oldest] && oldest.Sequence > first)
        {
            throw ApiException.Invalid(field, "NO_LONGER_KEPT", $"lies before the oldest event that is kept, {oldest.Sequence}");
        }

        var sight = await sessionLog.SightAsync(session, cancellationToken);
        return await sessionLog.PositionAsync(session, sight, first - 1, cancellationToken);
    }

    /// <summary>Throws 409 where nothing is called: what is asked to be sent would only wait.</summary>
    public async Task RequireCallsAsync(string companyId, CancellationToken cancellationToken)
    {
        var config = await configs.FindAsync(companyId, cancellationToken);
        if (config is not { Enabled: true, IsPush: true, CallbackUrl: not null })
        {
            throw ApiException.Conflict("No callbacks are sent: the Chat API is switched off, clients pull, or there is no callback URL");
        }

        if (config.DisabledReason is not null)
        {
            throw ApiException.Conflict("The endpoint is disabled; save the Chat API configuration to have it called again");
        }
    }
}
