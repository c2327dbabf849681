using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Companies;

/// <summary>Changes what holds for a company as a whole. Not its name: every sign-in name, and what integrators have stored, ends with that.</summary>
internal sealed class EditCompany(Database database, CompanyStore companies, AuditLog audit)
{
    /// <summary>
    /// The company as it stands then; where nothing differs, nothing happens. Throws 403 for all but global managers, 400 for a country that is none, 412
    /// for a company that has changed meanwhile.
    /// </summary>
    public Task<Company> RunAsync(Caller caller, CompanyInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var country = input.DefaultCountry?.Trim().ToUpperInvariant();
        new Check().That(string.IsNullOrEmpty(country) || Country.IsKnown(country), "defaultCountry",
            "UNKNOWN_COUNTRY", "must be the ISO 3166 code of a country, such as US")
            .Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, country, match), cancellationToken);
    }

    private async Task<Company> ApplyAsync(WriteScope scope, Caller caller, string? country, IfMatch match)
    {
        await companies.LockAsync(scope, caller.CompanyId);
        var before = (await companies.FindByIdAsync(scope, caller.CompanyId))!;
        match.Enforce(before.Version);
        var after = before with { DefaultCountry = country is null ? before.DefaultCountry : NullIfEmpty(country), Version = before.Version + 1 };
        if (after.DefaultCountry == before.DefaultCountry)
        {
            return before;
        }

        await companies.SaveAsync(scope, after);
        await audit.AppendAsync(
            scope, caller.CompanyId, caller.Actor, "company.updated", new AuditTarget("company", caller.CompanyId, before.Name), new { after.DefaultCountry });
        return after;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
