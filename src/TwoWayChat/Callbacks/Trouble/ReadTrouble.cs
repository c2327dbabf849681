using System.Data.Common;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>Reads whether a company's endpoint is in trouble, for who can mend it.</summary>
internal sealed class ReadTrouble(CallbackStore store, ChatApiConfigStore configs)
{
    /// <summary>Null where all is well, for all but global managers, and where the database cannot be asked.</summary>
    public async Task<TroubleReport?> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Account.Role != Role.GlobalManager)
        {
            return null;
        }

        try
        {
            var config = await configs.FindAsync(caller.CompanyId, cancellationToken);
            var endpoint = await store.EndpointAsync(caller.CompanyId, cancellationToken);
            return config is { DisabledReason: { } reason }
                ? new TroubleReport(reason, null, null)
                : endpoint is { Breaker: "OPEN" } or { IsFailingForLong: true } ? new TroubleReport(null, endpoint.FailingSince, endpoint.LastError) : null;
        }
        catch (Exception outage) when (outage is StorageUnavailableException or DbException)
        {
            return null; // The page itself says that.
        }
    }
}
