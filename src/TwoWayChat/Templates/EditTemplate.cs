using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Templates;

/// <summary>Changes a template, or where it may be used.</summary>
internal sealed class EditTemplate(Database database, TemplateStore templates, PropertyStore properties, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Saves what <paramref name="input"/> names and answers with the template as it stands then. Throws 404 for one the caller does not see, 403 for
    /// one that may only be used, or a place that the caller does not manage, 412, 400 and 409 as <see cref="AddTemplate"/> does.
    /// </summary>
    public Task<Template> RunAsync(Caller caller, string templateId, TemplateInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var check = new Check();
        var valid = input with
        {
            Name = input.Name is null ? null : TemplateRules.Name(check, input.Name),
            Shortcut = input.Shortcut is null ? null : TemplateRules.Shortcut(check, input.Shortcut) ?? "",
            Text = input.Text is null ? null : TemplateRules.Text(check, input.Text),
        };
        check.Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, templateId, valid, match), cancellationToken);
    }

    private async Task<Template> ApplyAsync(WriteScope scope, Caller caller, string templateId, TemplateInput input, IfMatch match)
    {
        var template = TemplateRules.Visible(caller.Account, await templates.LockAsync(scope, caller.CompanyId, templateId));
        TemplateRules.RequireWrite(caller.Account, template.PropertyId);
        match.Enforce(template.Version);
        var changed = Changed(template, input);
        await EnforceAsync(scope, caller, template, changed);
        await templates.SaveAsync(scope, changed);
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            "template.updated",
            new AuditTarget("template", templateId, changed.Name),
            new { changed.Shortcut, changed.PropertyId });
        return changed;
    }

    private Template Changed(Template template, TemplateInput input) => template with
    {
        Name = input.Name ?? template.Name,
        Shortcut = input.Shortcut is null ? template.Shortcut : input.Shortcut.Length == 0 ? null : input.Shortcut,
        Text = input.Text ?? template.Text,
        PropertyId = input.PropertyId is null ? template.PropertyId : TemplateRules.PropertyId(input.PropertyId),
        UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        Version = template.Version + 1,
    };

    private async Task EnforceAsync(WriteScope scope, Caller caller, Template before, Template after)
    {
        if (after.PropertyId != before.PropertyId)
        {
            TemplateRules.RequireWrite(caller.Account, after.PropertyId);
        }

        if (after.PropertyId is { } propertyId && await properties.LockAsync(scope, caller.CompanyId, propertyId) is null)
        {
            throw TemplateRules.UnknownProperty();
        }

        if (await templates.IsShortcutTakenAsync(scope, after))
        {
            throw TemplateRules.ShortcutTaken();
        }
    }
}
