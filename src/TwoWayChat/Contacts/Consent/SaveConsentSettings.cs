using TwoWayChat.Companies;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Saves how a company understands and answers words about consent.</summary>
internal sealed class SaveConsentSettings(
    Database database, CompanyStore companies, ConsentSettingsStore settings, KeywordStore keywords, AuditLog audit)
{
    /// <summary>
    /// The settings as they stand then. Throws 403 for all but global managers, 400 for what breaks a rule, 409 where a keyword of the company would become
    /// a consent word, 412 for settings that have changed meanwhile.
    /// </summary>
    public Task<ConsentSettings> RunAsync(Caller caller, ConsentSettingsInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, input, match), cancellationToken);
    }

    private async Task<ConsentSettings> ApplyAsync(WriteScope scope, Caller caller, ConsentSettingsInput input, IfMatch match)
    {
        await companies.LockAsync(scope, caller.CompanyId); // Before the first change there is no row of settings that could be locked.
        var before = await settings.FindAsync(scope, caller.CompanyId);
        match.Enforce(before.Version);
        var check = new Check();
        var after = ConsentSettingsRules.Apply(input, before, check);
        check.Enforce();
        if (await keywords.FindConflictAsync(scope, caller.CompanyId, after) is { } word)
        {
            throw ApiException.Conflict(
                "A keyword of the company would be a consent word",
                new FieldError("words", "KEYWORD_CONFLICT", $"{word} is a keyword: change or delete it first"));
        }

        await settings.SaveAsync(scope, caller.CompanyId, after);
        await audit.AppendAsync(
            scope, caller.CompanyId, caller.Actor, "consent_settings.updated", new AuditTarget("company", caller.CompanyId, caller.Account.Company.Name),
            ConsentSettingsView.Of(after));
        return after;
    }
}
