using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Has what waits for its next attempt tried at once; an open breaker lets its probe go now.</summary>
internal sealed class RetrySession(FindControlled find, GiveOrder give)
{
    /// <summary>Throws 403 for all but global managers, 404 where there is no such session, 409 where nothing is called.</summary>
    public async Task RunAsync(Caller caller, string sessionId, CancellationToken cancellationToken)
    {
        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        await find.RequireCallsAsync(session.CompanyId, cancellationToken);
        await give.RunAsync(caller, session, new SessionOrder(OrderKind.Retry, "session.retried"), null, null, cancellationToken);
    }
}
