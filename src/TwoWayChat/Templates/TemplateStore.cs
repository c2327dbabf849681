using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Templates;

/// <summary>Rows of templates. Those of a deleted property are never read.</summary>
internal sealed class TemplateStore(Database database)
{
    private const string Select =
        """
        select t.company_id, t.template_id, t.property_id, t.name, t.shortcut, t.text, t.created_at, t.updated_at, t.version
          from templates t
          left join properties p on p.company_id = t.company_id and p.property_id = t.property_id
         where t.company_id = @companyId and coalesce(p.deleted, false) = false
        """;

    private const string ById = $"{Select} and t.template_id = @templateId";

    private const string Hold = "select template_id from templates where company_id = @companyId and template_id = @templateId";

    private const string UsableIn = "(t.property_id is null or t.property_id = @propertyId)";

    public async Task<Template?> FindAsync(string companyId, string templateId, CancellationToken cancellationToken) => Ids.IsId(templateId)
        ? await database.FirstOrDefaultAsync<Template>(ById, new { companyId, templateId }, cancellationToken)
        : null;

    public async Task<Template?> FindAsync(WriteScope scope, string companyId, string templateId) =>
        Ids.IsId(templateId) ? await scope.FirstOrDefaultAsync<Template>(ById, new { companyId, templateId }) : null;

    /// <summary>The template, which nobody changes before this transaction ends.</summary>
    public async Task<Template?> LockAsync(WriteScope scope, string companyId, string templateId) => Ids.IsId(templateId)
        ? await scope.LockAsync<Template>(Hold, ById, new { companyId, templateId })
        : null;

    /// <summary>Whether another template of the same scope has that shortcut.</summary>
    public async Task<bool> IsShortcutTakenAsync(WriteScope scope, Template template) =>
        template.Shortcut is not null && await scope.FirstOrDefaultAsync<string>(
            $"""
            select template_id from templates
             where company_id = @CompanyId and shortcut = @Shortcut and template_id <> @TemplateId
               and {(template.PropertyId is null ? "property_id is null" : "property_id = @PropertyId")}
            """,
            template) is not null;

    public Task AddAsync(WriteScope scope, Template template) => scope.ExecuteAsync(
        """
        insert into templates (company_id, template_id, property_id, name, name_key, shortcut, text, search_key, created_at, updated_at, version)
        values (@CompanyId, @TemplateId, @PropertyId, @Name, @NameKey, @Shortcut, @Text, @SearchKey, @CreatedAt, @UpdatedAt, @Version)
        """,
        template);

    /// <summary>Saves the template, which the transaction has locked, with the version as it stands in <paramref name="template"/>.</summary>
    public Task SaveAsync(WriteScope scope, Template template) => scope.ExecuteAsync(
        """
        update templates
           set property_id = @PropertyId, name = @Name, name_key = @NameKey, shortcut = @Shortcut, text = @Text, search_key = @SearchKey,
               updated_at = @UpdatedAt, version = @Version
         where company_id = @CompanyId and template_id = @TemplateId
        """,
        template);

    public Task RemoveAsync(WriteScope scope, Template template) => scope.ExecuteAsync(
        "delete from templates where company_id = @CompanyId and template_id = @TemplateId", template);

    /// <summary>
    /// Templates that <paramref name="viewer"/> sees, or of these what may be used in one property, by name, one beyond the limit; searched by part of
    /// name, shortcut or text.
    /// </summary>
    public Task<IReadOnlyList<Template>> ListAsync(Account viewer, string? propertyId, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<Template>(
            $"""
            {Select} and (t.name_key, t.template_id) > (@afterName, @afterId) and t.search_key like @search escape '\'
               and {Visible(viewer)} {(propertyId is null ? "" : $"and {UsableIn}")}
             order by t.name_key, t.template_id
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                afterName = page.AfterKey,
                afterId = page.AfterText(1),
                search = page.SearchPattern,
                propertyIds = viewer.PropertyIds.ToList(),
                propertyId,
                limit = page.Limit + 1,
            },
            cancellationToken);

    /// <summary>
    /// What may be used in a property's chats and is found by <paramref name="typed"/>, lower case: its shortcut begins with it, or its name holds it.
    /// </summary>
    public Task<IReadOnlyList<Template>> FindUsableAsync(
        string companyId, string propertyId, string typed, int limit, CancellationToken cancellationToken) => database.QueryAsync<Template>(
        $"""
        {Select} and {UsableIn} and (t.shortcut like @shortcut escape '\' or t.name_key like @name escape '\')
         order by case when t.shortcut like @shortcut escape '\' then 0 else 1 end, t.name_key, t.template_id
         limit @limit
        """,
        new { companyId, propertyId, shortcut = LikePattern.Containing($"/{typed}")[1..], name = LikePattern.Containing(typed), limit },
        cancellationToken);

    private static string Visible(Account viewer) =>
        viewer.Role == Role.GlobalManager ? "1 = 1" : "(t.property_id is null or t.property_id in @propertyIds)";
}
