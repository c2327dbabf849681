using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Notes an erasure: for the audit log, and for the worker that sweeps the event log.</summary>
internal sealed class EraseLog(AuditLog audit, TimeProvider time)
{
    /// <summary>Rung after an erasure is committed.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Epoch milliseconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task AuditAsync(WriteScope scope, Caller caller, string contactId) =>
        audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "contact.erased", new AuditTarget("contact", contactId));
}
