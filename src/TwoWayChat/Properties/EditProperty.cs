using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Renames a property, makes it the default, or changes its settings.</summary>
internal sealed class EditProperty(Database database, CompanyStore companies, PropertyStore properties, AuditLog audit)
{
    /// <summary>
    /// Saves what <paramref name="input"/> names and answers with the property as it stands then. Throws 403, 404, 412, 400 for a bad name, 409 for a name
    /// that is taken or where the company would be left without a default.
    /// </summary>
    public Task<Property> RunAsync(Caller caller, string propertyId, PropertyInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        input.EnforceRanges();
        var valid = input with { Name = input.Name is null ? null : AddProperty.ValidName(input.Name) };
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, propertyId, valid, match), cancellationToken);
    }

    private async Task<Property> ApplyAsync(WriteScope scope, Caller caller, string propertyId, PropertyInput input, IfMatch match)
    {
        await companies.LockAsync(scope, caller.CompanyId);
        var property = await properties.LockAsync(scope, caller.CompanyId, propertyId) ?? throw ApiException.NotFound("Property");
        match.Enforce(property.Version);
        var changed = input.Apply(property);
        if (changed.NameKey != property.NameKey && await properties.IsNameTakenAsync(scope, caller.CompanyId, changed.Name))
        {
            throw AddProperty.NameTaken();
        }

        if (property.IsDefault && !changed.IsDefault)
        {
            throw ApiException.Conflict(
                "A company has a default property", new FieldError("default", "DEFAULT_PROPERTY", "make another property the default instead"));
        }

        await properties.SaveAsync(scope, changed);
        var target = new AuditTarget("property", propertyId, changed.Name);
        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "property.updated", target,
            new { changed.Name, changed.IsDefault, changed.Collision, changed.Assignment, changed.AssignmentLimit, changed.InactivityMinutes });
        return changed with { Version = property.Version + 1 };
    }
}
