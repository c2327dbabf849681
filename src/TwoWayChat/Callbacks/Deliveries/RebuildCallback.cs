using System.Text;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>Puts the request of an attempt together again, from the delivery log and the event log.</summary>
internal sealed class RebuildCallback(DeliveryStore deliveries, LogReader log, ChatApiConfigStore configs)
{
    /// <summary>Throws 403 for all but global managers, 404 where the company has no such attempt.</summary>
    public async Task<RebuiltCallback> RunAsync(Caller caller, string attemptId, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var attempt = await deliveries.FindAsync(caller.CompanyId, attemptId, cancellationToken) ?? throw ApiException.NotFound("Delivery");
        var events = await log.AfterAsync(caller.CompanyId, attempt.Sequence - 1, 1, cancellationToken);
        var config = await configs.FindAsync(caller.CompanyId, cancellationToken);
        return events is [var logged] && logged.EventId == attempt.EventId
            ? new RebuiltCallback(attempt, config?.CallbackUrl, BodyOf(logged, attempt)) { ChatId = IsOfChat(logged.Type) ? logged.Subject : null }
            : new RebuiltCallback(attempt, config?.CallbackUrl, null);
    }

    /// <summary>Their subject is the chat.</summary>
    private static bool IsOfChat(string type) =>
        type.StartsWith("chat.", StringComparison.Ordinal) || type.StartsWith("message.", StringComparison.Ordinal);

    private static string BodyOf(LoggedEvent logged, AttemptRow attempt) =>
        Encoding.UTF8.GetString(Envelope.Write(logged, attempt.SessionId, attempt.PreviousSequence));
}
