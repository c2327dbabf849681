using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Removes a keyword.</summary>
internal sealed class DeleteKeyword(Database database, KeywordStore keywords, AuditLog audit)
{
    /// <summary>Throws 403 for agents, 404 for one of a property the caller cannot see, and 412.</summary>
    public Task RunAsync(Caller caller, string keywordId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, keywordId, match), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string keywordId, IfMatch match)
    {
        var found = await keywords.LockAsync(scope, caller.CompanyId, keywordId);
        var keyword = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Keyword");
        match.Enforce(keyword.Version);
        await keywords.RemoveAsync(scope, keyword);
        var target = new AuditTarget("keyword", keywordId, keyword.Word);
        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "keyword.deleted", target, new { keyword.Word, keyword.PropertyId });
    }
}
