using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Makes a sender address of the company.</summary>
internal sealed class AddSenderAddress(
    Database database, SenderAddressStore addresses, PropertyStore properties, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>Makes it for somebody who asks: throws 403 for all but global managers, 400 and 409 for what breaks a rule.</summary>
    public Task<SenderAddress> RunAsync(Caller caller, SenderAddressInput input, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, Prepare(caller, input), cancellationToken);

    /// <summary>The write that somebody asks for, ready to run; throws what can be told before it.</summary>
    public Func<WriteScope, Task<SenderAddress>> Prepare(Caller caller, SenderAddressInput input)
    {
        Access.RequireGlobalManager(caller.Account);
        var row = Row(caller.CompanyId, new NewSenderAddress(input.Address, input.Gateway, input.PropertyId, input.StopHandledBy ?? StopHandler.Us));
        return scope => ApplyAsync(scope, row, caller.Actor);
    }

    /// <summary>The row to add; throws a 400 where a field breaks a rule.</summary>
    public SenderAddress Row(string companyId, NewSenderAddress wanted)
    {
        var check = new Check();
        var address = SenderAddressRules.Parse(check, wanted.Address);
        var gateway = SenderAddressRules.Gateway(check, wanted.Gateway);
        check.Enforce();
        return new SenderAddress
        {
            CompanyId = companyId,
            SenderAddressId = ids.New(),
            Address = address.Value,
            AddressType = EnumText.Of(address.Type),
            Gateway = gateway,
            PropertyId = SenderAddressRules.PropertyId(wanted.PropertyId),
            StopHandledBy = EnumText.Of(wanted.StopHandledBy),
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Version = 1,
        };
    }

    /// <summary>
    /// The write, for larger actions; takes what <see cref="Row"/> gave. Throws 400 for an unknown property, and 409 for an address that is there already.
    /// </summary>
    public async Task<SenderAddress> ApplyAsync(WriteScope scope, SenderAddress row, Actor actor)
    {
        await SenderAddressRules.EnforcePropertyAsync(scope, properties, row);
        if (await addresses.FindByAddressAsync(scope, row.CompanyId, row.Address) is not null)
        {
            throw ApiException.Conflict(
                "Sender address is there already", new FieldError("address", "ADDRESS_TAKEN", "is a sender address of the company already"));
        }

        await addresses.AddAsync(scope, row);
        await audit.AppendAsync(
            scope,
            row.CompanyId,
            actor,
            "sender_address.created",
            new AuditTarget("sender_address", row.SenderAddressId, row.Address),
            new { row.Address, row.Gateway, row.PropertyId, row.StopHandledBy });
        return row;
    }
}
