using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Changes a keyword's word or property.</summary>
internal sealed class EditKeyword(Database database, KeywordStore keywords, PropertyStore properties, AuditLog audit)
{
    /// <summary>
    /// Saves what <paramref name="input"/> names and answers with the keyword as it stands then. Throws 404 for one of a property the caller cannot
    /// see, 403 for a property that the caller does not manage, 412, 400 and 409 as <see cref="AddKeyword"/> does.
    /// </summary>
    public Task<Keyword> RunAsync(Caller caller, string keywordId, KeywordInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var check = new Check();
        var valid = new KeywordInput(
            input.Word is null ? null : KeywordRules.Word(check, input.Word),
            input.PropertyId is null ? null : KeywordRules.PropertyId(check, input.PropertyId));
        check.Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, keywordId, valid, match), cancellationToken);
    }

    private async Task<Keyword> ApplyAsync(WriteScope scope, Caller caller, string keywordId, KeywordInput input, IfMatch match)
    {
        var found = await keywords.LockAsync(scope, caller.CompanyId, keywordId);
        var keyword = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Keyword");
        match.Enforce(keyword.Version);
        var changed = keyword with { Word = input.Word ?? keyword.Word, PropertyId = input.PropertyId ?? keyword.PropertyId };
        Access.RequireManagerOf(caller.Account, changed.PropertyId);
        await keywords.EnforceFreeOfConsentAsync(scope, caller.CompanyId, changed.Word);
        _ = await properties.LockAsync(scope, caller.CompanyId, changed.PropertyId) ?? throw KeywordRules.UnknownProperty();
        if (changed.WordKey != keyword.WordKey && await keywords.IsTakenAsync(scope, caller.CompanyId, changed.Word))
        {
            throw KeywordRules.Taken();
        }

        await keywords.SaveAsync(scope, changed);
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            "keyword.updated",
            new AuditTarget("keyword", keywordId, changed.Word),
            new { changed.Word, changed.PropertyId });
        return changed with { Version = keyword.Version + 1 };
    }
}
