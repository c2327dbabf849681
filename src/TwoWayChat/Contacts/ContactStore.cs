using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>
/// Rows of contacts. Departments are a privacy boundary: whoever is no global manager sees a contact only where a chat with it may be seen.
/// </summary>
internal sealed class ContactStore(Database database)
{
    private const string Select =
        """
        select c.company_id, c.contact_id, c.address, c.address_type, c.first_name, c.last_name, c.email, c.external_id, c.language,
               c.consent, c.tags, c.attributes, c.created_at, c.updated_at, c.version
          from contacts c
        """;

    private const string ByAddress = $"{Select} where c.company_id = @companyId and c.address = @address";

    private const string Hold = "select contact_id from contacts where company_id = @companyId and contact_id = @contactId";

    private const string Save =
        """
        update contacts
           set first_name = @FirstName, last_name = @LastName, email = @Email, external_id = @ExternalId, language = @Language, tags = @Tags,
               attributes = @Attributes, search_key = @SearchKey, updated_at = @UpdatedAt, version = @Version
         where company_id = @CompanyId and contact_id = @ContactId
        """;

    /// <summary>Comes after every id.</summary>
    private const string Beyond = "g";

    /// <summary>The contact of that canonical address, or null.</summary>
    public Task<Contact?> FindByAddressAsync(WriteScope scope, string companyId, string address) =>
        scope.FirstOrDefaultAsync<Contact>(ByAddress, new { companyId, address });

    /// <summary>The contact; throws the 404 of one that is not there where the viewer does not see it.</summary>
    public async Task<Contact> FindVisibleAsync(Account viewer, string contactId, CancellationToken cancellationToken) =>
        Found(Ids.IsId(contactId) ? await database.FirstOrDefaultAsync<Contact>(One(viewer), Keys(viewer, contactId), cancellationToken) : null);

    /// <summary>The same, and nobody changes it before the transaction ends.</summary>
    public async Task<Contact> LockVisibleAsync(WriteScope scope, Account viewer, string contactId) =>
        Found(Ids.IsId(contactId)
            ? await scope.LockAsync<Contact>(Hold, One(viewer), Keys(viewer, contactId))
            : null);

    /// <summary>Whether the viewer sees the contact.</summary>
    public async Task<bool> IsVisibleAsync(WriteScope scope, Account viewer, string contactId) =>
        await scope.FirstOrDefaultAsync<string>(
            $"select c.contact_id from contacts c where c.company_id = @companyId and c.contact_id = @contactId and {Visible(viewer)}", Keys(viewer, contactId)) is not null;

    /// <summary>Contacts that the viewer sees, newest first, one beyond the limit; searched by part of a name, an e-mail address or a number.</summary>
    public Task<IReadOnlyList<Contact>> ListAsync(Account viewer, string? tag, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<Contact>(
            $"""
            {Select}
             where c.company_id = @companyId and c.contact_id < @before and c.search_key like @search escape '\' and {Visible(viewer)}{Tagged(tag)}
             order by c.contact_id desc
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                before = page.After.Count == 0 ? Beyond : page.After[0],
                search = Searched(page).SearchPattern,
                tagKey = NameKey.Of(tag ?? ""),
                limit = page.Limit + 1,
            },
            cancellationToken);

    /// <summary>Property of the last active chat with the contact that the viewer sees; null where there is none.</summary>
    public Task<NamedRef?> FindPropertyAsync(WriteScope scope, Account viewer, string contactId) => scope.FirstOrDefaultAsync<NamedRef>(
        $"""
        select p.property_id as id, p.name
          from chats h
          join properties p on p.company_id = h.company_id and p.property_id = h.property_id
         where h.company_id = @companyId and h.contact_id = @contactId and {Access.Sql(viewer, "h")}
         order by h.last_activity_at desc, h.chat_id desc
         limit 1
        """,
        Keys(viewer, contactId));

    public Task AddAsync(WriteScope scope, Contact contact) => scope.ExecuteAsync(
        """
        insert into contacts (company_id, contact_id, address, address_type, first_name, last_name, email, external_id, language, consent, tags,
                              attributes, search_key, created_at, updated_at, version)
        values (@CompanyId, @ContactId, @Address, @AddressType, @FirstName, @LastName, @Email, @ExternalId, @Language, @Consent, @Tags,
                @Attributes, @SearchKey, @CreatedAt, @UpdatedAt, @Version)
        """,
        contact);

    /// <summary>Whether another contact of the company has the external id.</summary>
    public async Task<bool> IsExternalIdTakenAsync(WriteScope scope, Contact contact) =>
        contact.ExternalId is not null && await scope.FirstOrDefaultAsync<string>(
            "select contact_id from contacts where company_id = @CompanyId and external_id = @ExternalId and contact_id <> @ContactId",
            new { contact.CompanyId, contact.ExternalId, contact.ContactId }) is not null;

    /// <summary>Saves what people edit, with the version as it stands in <paramref name="contact"/>.</summary>
    public async Task SaveAsync(WriteScope scope, Contact contact)
    {
        await scope.ExecuteAsync(Save, contact);
        await SaveTagsAsync(scope, contact);
    }

    private static async Task SaveTagsAsync(WriteScope scope, Contact contact)
    {
        await scope.ExecuteAsync("delete from contact_tags where company_id = @CompanyId and contact_id = @ContactId", new { contact.CompanyId, contact.ContactId });
        foreach (var tag in contact.TagList)
        {
            await scope.ExecuteAsync(
                "insert into contact_tags (company_id, tag_key, contact_id) values (@CompanyId, @tagKey, @ContactId)",
                new { contact.CompanyId, tagKey = NameKey.Of(tag), contact.ContactId });
        }
    }

    private static string Tagged(string? tag) => string.IsNullOrWhiteSpace(tag)
        ? ""
        : " and exists (select 1 from contact_tags t where t.company_id = c.company_id and t.contact_id = c.contact_id and t.tag_key = @tagKey)";

    private static string One(Account viewer) => $"{Select} where c.company_id = @companyId and c.contact_id = @contactId and {Visible(viewer)}";

    private static object Keys(Account viewer, string contactId) =>
        new { companyId = viewer.CompanyId, contactId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList() };

    private static string Visible(Account viewer) => viewer.Role == Role.GlobalManager
        ? "1 = 1"
        : $"""
           exists (select 1 from chats h
                    where h.company_id = c.company_id and h.contact_id = c.contact_id and {Access.Sql(viewer, "h")})
           """;

    /// <summary>A number may be written with blanks and dashes.</summary>
    private static PageRequest Searched(PageRequest page) =>
        page.Search.Length <= Address.MaxTextLength && DialledDigits.TryRead(page.Search, out var digits) ? page with { Search = digits } : page;

    private static Contact Found(Contact? contact) => contact ?? throw ApiException.NotFound("Contact");
}
