using TwoWayChat.Data;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Files;

/// <summary>Takes lines of an import over, within one transaction. Consent is nothing that a file says: the ledger stays as it is.</summary>
internal sealed class TakeContacts(ContactStore contacts, MakeContact make, TimeProvider time)
{
    /// <summary>Cannot stand in an address or an id.</summary>
    private const string ExternalIdMark = "\n";

    public async Task<ImportStep> RunAsync(WriteScope scope, Caller caller, ImportRequest request, IReadOnlyList<ImportedLine> lines, SeenLines before)
    {
        var step = new ImportStep(before);
        foreach (var line in lines)
        {
            if (line.Errors.Count > 0)
            {
                step.Refuse(line.Errors);
            }
            else
            {
                await TakeAsync(scope, caller, request, line, step);
            }
        }

        return step;
    }

    private async Task TakeAsync(WriteScope scope, Caller caller, ImportRequest request, ImportedLine line, ImportStep step)
    {
        var known = await contacts.FindByNumberAsync(scope, caller.CompanyId, line.Address.Value);
        var key = known?.ContactId ?? line.Address.Value;
        if ((step.First(key) ?? step.First(line.Address.Value)) is { } first)
        {
            step.Refuse(new ImportError(line.Line, "address", "DUPLICATE_LINE", $"is about the contact of line {first} again"));
            return;
        }

        step.Seen.Add(key, line.Line);
        step.Seen.Add(line.Address.Value, line.Line);
        if (known is not null && request.Existing == ExistingContacts.Skip)
        {
            step.Count(new ImportCounts { Skipped = 1 });
        }
        else
        {
            await (known is null ? AddAsync(scope, caller, request, line, step) : UpdateAsync(scope, caller, request, (known, line), step));
        }
    }

    private async Task AddAsync(WriteScope scope, Caller caller, ImportRequest request, ImportedLine line, ImportStep step)
    {
        if (line.Address.Type == AddressType.Alphanumeric)
        {
            step.Refuse(new ImportError(line.Line, "address", "INVALID_ADDRESS", "must be a number: a sender's name cannot be written to"));
            return;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var wanted = line.In(Nobody(caller.CompanyId, line.Address));
        if (!await IsFineAsync(scope, wanted, line, step))
        {
            return;
        }

        if (!request.DryRun)
        {
            var contact = line.In(await make.RunAsync(scope, caller.CompanyId, line.Address, now));
            await contacts.SaveAsync(scope, contact);
            scope.AtEnd(ContactEvents.Created(caller.Account.Company, contact, null, caller.Actor));
        }

        step.Count(new ImportCounts { Created = 1 });
    }

    private async Task UpdateAsync(WriteScope scope, Caller caller, ImportRequest request, (Contact Known, ImportedLine Line) one, ImportStep step)
    {
        if (ContactDifference.Of(one.Known, one.Line.In(one.Known)).Count == 0)
        {
            step.Count(new ImportCounts { Unchanged = 1 });
            return;
        }

        if (await contacts.FindLockedAsync(scope, caller.Account, one.Known.ContactId) is not { } known)
        {
            step.Refuse(new ImportError(one.Line.Line, "", "CHANGED_MEANWHILE", "is about a contact that was merged or erased meanwhile: read the file in again"));
            return;
        }

        var wanted = one.Line.In(known);
        if (!await IsFineAsync(scope, wanted, one.Line, step))
        {
            return;
        }

        if (!request.DryRun)
        {
            var after = wanted with { UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(), Version = known.Version + 1 };
            await contacts.SaveAsync(scope, after);
            var place = await contacts.FindPlaceAsync(scope, caller.Account, known.ContactId);
            scope.AtEnd(ContactEvents.Updated(caller, after, place, ContactDifference.Of(known, after)));
        }

        step.Count(new ImportCounts { Updated = 1 });
    }

    private async Task<bool> IsFineAsync(WriteScope scope, Contact wanted, ImportedLine line, ImportStep step)
    {
        if (wanted.AttributeMap.Count > ContactRules.MostAttributes)
        {
            step.Refuse(new ImportError(line.Line, "attributes", "TOO_MANY", $"would be more than {ContactRules.MostAttributes}"));
            return false;
        }

        // Lines before this one count in a dry run too, which has not written them.
        var key = $"{ExternalIdMark}{wanted.ExternalId}";
        if (line.Said.ExternalId is not null && (step.First(key) is not null || await contacts.IsExternalIdTakenAsync(scope, wanted)))
        {
            step.Refuse(new ImportError(line.Line, "externalId", "EXTERNAL_ID_TAKEN", "is that of another contact of the company"));
            return false;
        }

        if (line.Said.ExternalId is not null)
        {
            step.Seen.Add(key, line.Line);
        }

        return true;
    }

    /// <summary>Stands for a contact that is not there yet.</summary>
    private static Contact Nobody(string companyId, Address address) => new()
    {
        CompanyId = companyId, ContactId = "", Address = address.Value, AddressType = EnumText.Of(address.Type), CreatedAt = 0, UpdatedAt = 0, Version = 1,
    };
}
