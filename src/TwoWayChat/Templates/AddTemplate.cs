using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Templates;

/// <summary>Makes a template, for the whole company or a property.</summary>
internal sealed class AddTemplate(Database database, TemplateStore templates, PropertyStore properties, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>Throws what <see cref="Prepare"/> and <see cref="ApplyAsync"/> throw.</summary>
    public Task<Template> RunAsync(Caller caller, TemplateInput input, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, Prepare(caller, input), cancellationToken);

    /// <summary>
    /// The write that somebody asks for, ready to run. Throws 400 with all that is wrong, and 403 for agents, for global templates of property managers,
    /// and for properties that are not the caller's.
    /// </summary>
    public Func<WriteScope, Task<Template>> Prepare(Caller caller, TemplateInput input)
    {
        Access.RequireManager(caller.Account);
        var propertyId = TemplateRules.PropertyId(input.PropertyId);
        TemplateRules.RequireWrite(caller.Account, propertyId);
        var check = new Check();
        var draft = new TemplateDraft(
            TemplateRules.Name(check, input.Name), TemplateRules.Shortcut(check, input.Shortcut), TemplateRules.Text(check, input.Text), propertyId);
        check.Enforce();
        return scope => ApplyAsync(scope, caller.CompanyId, draft, caller.Actor);
    }

    /// <summary>The write, for larger actions. Throws 400 for an unknown property and 409 for a shortcut that is taken.</summary>
    public async Task<Template> ApplyAsync(WriteScope scope, string companyId, TemplateDraft draft, Actor actor)
    {
        if (draft.PropertyId is { } propertyId)
        {
            _ = await properties.LockAsync(scope, companyId, propertyId) ?? throw TemplateRules.UnknownProperty();
        }

        var template = Row(companyId, draft);
        if (await templates.IsShortcutTakenAsync(scope, template))
        {
            throw TemplateRules.ShortcutTaken();
        }

        await templates.AddAsync(scope, template);
        var target = new AuditTarget("template", template.TemplateId, template.Name);
        await audit.AppendAsync(scope, companyId, actor, "template.created", target, new { template.Shortcut, template.PropertyId });
        return template;
    }

    private Template Row(string companyId, TemplateDraft draft)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Template
        {
            CompanyId = companyId,
            TemplateId = ids.New(),
            PropertyId = draft.PropertyId,
            Name = draft.Name,
            Shortcut = draft.Shortcut,
            Text = draft.Text,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
    }
}
