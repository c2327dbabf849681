using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Changes gateway, property or the handling of STOP of a sender address; the address itself is what it is.</summary>
internal sealed class EditSenderAddress(Database database, SenderAddressStore addresses, PropertyStore properties, AuditLog audit)
{
    /// <summary>Saves what <paramref name="input"/> names and answers with the row as it stands then. Throws 403, 404, 412 and 400.</summary>
    public Task<SenderAddress> RunAsync(
        Caller caller, string senderAddressId, SenderAddressInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var check = new Check();
        check.That(input.Address is null, "address", "READ_ONLY", "cannot change; delete this one and add another");
        var valid = input with { Gateway = input.Gateway is null ? null : SenderAddressRules.Gateway(check, input.Gateway) };
        check.Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, senderAddressId, valid, match), cancellationToken);
    }

    private async Task<SenderAddress> ApplyAsync(
        WriteScope scope, Caller caller, string senderAddressId, SenderAddressInput input, IfMatch match)
    {
        var address = await addresses.LockAsync(scope, caller.CompanyId, senderAddressId) ?? throw ApiException.NotFound("Sender address");
        match.Enforce(address.Version);
        var changed = address with
        {
            Gateway = input.Gateway ?? address.Gateway,
            StopHandledBy = input.StopHandledBy is { } handler ? EnumText.Of(handler) : address.StopHandledBy,
            PropertyId = input.PropertyId is null ? address.PropertyId : SenderAddressRules.PropertyId(input.PropertyId),
        };
        await SenderAddressRules.EnforcePropertyAsync(scope, properties, changed);
        await addresses.SaveAsync(scope, changed);
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            "sender_address.updated",
            new AuditTarget("sender_address", senderAddressId, changed.Address),
            new { changed.Gateway, changed.PropertyId, changed.StopHandledBy });
        return changed with { Version = address.Version + 1 };
    }
}
