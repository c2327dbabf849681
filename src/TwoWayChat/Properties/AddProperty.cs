using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Makes a property. The first of a company becomes its default.</summary>
internal sealed class AddProperty(Database database, CompanyStore companies, PropertyStore properties, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>Makes it for somebody who asks: throws 403 for all but global managers, 400 and 409 for what breaks a rule.</summary>
    public async Task<Property> RunAsync(Caller caller, PropertyInput input, CancellationToken cancellationToken) =>
        await database.WriteAsync(caller.CompanyId, Prepare(caller, input), cancellationToken);

    /// <summary>The write that somebody asks for, ready to run; throws what can be told before it.</summary>
    public Func<WriteScope, Task<Property>> Prepare(Caller caller, PropertyInput input)
    {
        Access.RequireGlobalManager(caller.Account);
        input.EnforceRanges();
        var valid = input with { Name = ValidName(input.Name), Default = null };
        return scope => ApplyAsync(scope, caller.CompanyId, valid, caller.Actor);
    }

    /// <summary>The trimmed name; throws a 400 where it breaks the rules.</summary>
    public static string ValidName(string? name)
    {
        var check = new Check();
        var text = check.Text(name, "name", Property.MostNameLength);
        check.Enforce();
        return text;
    }

    public static ApiException NameTaken() =>
        ApiException.Conflict("Property name is taken", new FieldError("name", "NAME_TAKEN", "is that of another property of the company"));

    /// <summary>The write, for larger actions; takes what was validated. Throws 409 for a name that is taken.</summary>
    public Task<Property> ApplyAsync(WriteScope scope, string companyId, string name, Actor actor) =>
        ApplyAsync(scope, companyId, new PropertyInput { Name = name }, actor);

    private async Task<Property> ApplyAsync(WriteScope scope, string companyId, PropertyInput input, Actor actor)
    {
        var name = input.Name!;
        await companies.LockAsync(scope, companyId); // Two first properties at once must not both become the default.
        if (await properties.IsNameTakenAsync(scope, companyId, name))
        {
            throw NameTaken();
        }

        var property = input.Apply(new Property
        {
            CompanyId = companyId,
            PropertyId = ids.New(),
            Name = name,
            IsDefault = await properties.FindDefaultAsync(scope, companyId) is null,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Version = 1,
        });
        await properties.AddAsync(scope, property);
        await audit.AppendAsync(scope, companyId, actor, "property.created", new AuditTarget("property", property.PropertyId, name), new { name });
        return property;
    }
}
