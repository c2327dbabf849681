using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Templates;

/// <summary>Removes a template. Messages that were sent with it keep its id.</summary>
internal sealed class DeleteTemplate(Database database, TemplateStore templates, AuditLog audit)
{
    /// <summary>Throws 404 for one the caller does not see, 403 for one that may only be used, and 412.</summary>
    public Task RunAsync(Caller caller, string templateId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, templateId, match), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string templateId, IfMatch match)
    {
        var template = TemplateRules.Visible(caller.Account, await templates.LockAsync(scope, caller.CompanyId, templateId));
        TemplateRules.RequireWrite(caller.Account, template.PropertyId);
        match.Enforce(template.Version);
        await templates.RemoveAsync(scope, template);
        var target = new AuditTarget("template", templateId, template.Name);
        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "template.deleted", target, new { template.Shortcut, template.PropertyId });
    }
}
