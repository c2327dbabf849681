using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Makes a contact by hand: for global managers, because whoever sees contacts by their chats would not see it again.</summary>
internal sealed class AddContact(Database database, ContactStore contacts, MakeContact make, AuditLog audit, TimeProvider time)
{
    /// <summary>The new contact. Throws what <see cref="Prepare"/> throws, and 409 for an address or an external id that another contact has.</summary>
    public Task<Contact> RunAsync(Caller caller, NewContactInput input, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, Prepare(caller, input), cancellationToken);

    /// <summary>The write, ready to run; throws 403 for all but global managers and 400 for what breaks a rule.</summary>
    public Func<WriteScope, Task<Contact>> Prepare(Caller caller, NewContactInput input)
    {
        Access.RequireGlobalManager(caller.Account);
        var check = new Check();
        var address = AddressField.Read(check, input.Address, "address", "INVALID_ADDRESS", caller.Account.DefaultCountry);
        var said = input.Said().Valid(check);
        check.Enforce();
        return scope => ApplyAsync(scope, caller, address, said);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, Properties.Address address, ContactInput said)
    {
        if (await contacts.FindByNumberAsync(scope, caller.CompanyId, address.Value) is not null)
        {
            throw ApiException.Conflict("Contact is there already", new FieldError("address", "ADDRESS_TAKEN", "is that of another contact of the company"));
        }

        var made = await make.RunAsync(scope, caller.CompanyId, address, time.GetUtcNow().ToUnixTimeMilliseconds());
        var contact = said.In(made);
        if (await contacts.IsExternalIdTakenAsync(scope, contact))
        {
            throw ContactRules.ExternalIdTaken();
        }

        await contacts.SaveAsync(scope, contact);
        scope.AtEnd(ContactEvents.Created(caller.Account.Company, contact, null, caller.Actor));
        await audit.OnBehalfAsync(scope, caller, "contact.created", new AuditTarget("contact", contact.ContactId));
        return contact;
    }
}
