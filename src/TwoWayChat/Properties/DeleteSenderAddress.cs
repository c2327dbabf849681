using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Takes a sender address out of use, once no chat is open with it.</summary>
internal sealed class DeleteSenderAddress(Database database, SenderAddressStore addresses, AuditLog audit)
{
    /// <summary>Throws 403, 404, 412, and 409 while chats are open.</summary>
    public Task RunAsync(Caller caller, string senderAddressId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, senderAddressId, match), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string senderAddressId, IfMatch match)
    {
        var address = await addresses.LockAsync(scope, caller.CompanyId, senderAddressId) ?? throw ApiException.NotFound("Sender address");
        match.Enforce(address.Version);
        if (await addresses.OpenChatsAsync(scope, address) is > 0 and var open)
        {
            var chats = open == 1 ? "open chat" : "open chats";
            throw ApiException.Conflict("Sender address is in use", new FieldError("chats", "OPEN_CHATS", $"still used by {open} {chats}"));
        }

        await addresses.DeleteAsync(scope, address);
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            "sender_address.deleted",
            new AuditTarget("sender_address", senderAddressId, address.Address),
            new { address.Address });
    }
}
