using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>
/// Rows of contacts. Departments are a privacy boundary: whoever is no global manager sees a contact only where a chat with it may be seen.
/// </summary>
internal sealed class ContactStore(Database database)
{
    private const string ByAddress = $"{ContactSql.Select} where c.company_id = @companyId and c.address = @address";

    private const string ByOtherNumber =
        $"""
        select {ContactSql.Columns}
          from contact_merges m
          join contacts c on c.company_id = m.company_id and c.contact_id = m.contact_id
         where m.company_id = @companyId and m.address = @address
        """;

    private const string Hold = "select contact_id from contacts where company_id = @companyId and contact_id = @contactId";

    private const string Save =
        """
        update contacts
           set first_name = @FirstName, last_name = @LastName, email = @Email, external_id = @ExternalId, language = @Language, tags = @Tags,
               attributes = @Attributes,
               search_key = @SearchKey || coalesce((select string_agg(' ' || m.address, '') from contact_merges m
                                                     where m.company_id = @CompanyId and m.contact_id = @ContactId), ''),
               name_key = @NameKey, last_key = @LastKey, updated_at = @UpdatedAt, version = @Version
         where company_id = @CompanyId and contact_id = @ContactId
        """;

    private const string All = "contacts c where c.company_id = @companyId and c.contact_id < @before";

    private const string OfTag =
        """
        contact_tags t join contacts c on c.company_id = t.company_id and c.contact_id = t.contact_id
         where t.company_id = @companyId and t.tag_key = @tagKey and t.contact_id < @before
        """;

    /// <summary>More than any company has.</summary>
    private const int MostProperties = 10_000;

    /// <summary>Comes after every id.</summary>
    private const string Beyond = "g";

    /// <summary>The contact of that canonical address, its own or that of a contact that was merged into it; or null.</summary>
    public async Task<Contact?> FindByNumberAsync(WriteScope scope, string companyId, string address) =>
        await scope.FirstOrDefaultAsync<Contact>(ByAddress, new { companyId, address })
        ?? await scope.FirstOrDefaultAsync<Contact>(ByOtherNumber, new { companyId, address }); // In this order: a merge in between is found by the second.

    /// <summary>The contact; throws the 404 of one that is not there where the viewer does not see it.</summary>
    public async Task<Contact> FindVisibleAsync(Account viewer, string contactId, CancellationToken cancellationToken) =>
        Found(Ids.IsId(contactId) ? await database.FirstOrDefaultAsync<Contact>(One(viewer), Keys(viewer, contactId), cancellationToken) : null);

    /// <summary>The same, and nobody changes it before the transaction ends.</summary>
    public async Task<Contact> LockVisibleAsync(WriteScope scope, Account viewer, string contactId) =>
        Found(Ids.IsId(contactId) ? await FindLockedAsync(scope, viewer, contactId) : null);

    /// <summary>The same; null for one that is not there.</summary>
    public Task<Contact?> FindLockedAsync(WriteScope scope, Account viewer, string contactId) =>
        scope.LockAsync<Contact>(Hold, One(viewer), Keys(viewer, contactId));

    /// <summary>Whether the viewer sees the contact.</summary>
    public async Task<bool> IsVisibleAsync(WriteScope scope, Account viewer, string contactId) =>
        await scope.FirstOrDefaultAsync<string>(
            $"select c.contact_id from contacts c where c.company_id = @companyId and c.contact_id = @contactId and {ContactSql.Visible(viewer)}",
            Keys(viewer, contactId)) is not null;

    /// <summary>Contacts that the viewer sees, newest first, one beyond the limit; of a tag also by part of a name, an e-mail address or a number.</summary>
    public Task<IReadOnlyList<Contact>> ListAsync(Account viewer, string? tag, PageRequest page, CancellationToken cancellationToken) =>
        viewer.Role != Role.GlobalManager && string.IsNullOrWhiteSpace(tag) && page.Search.Length == 0
            ? NewestAsync(viewer, page, cancellationToken)
            : AmongAllAsync(viewer, tag, page, cancellationToken);

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

    /// <summary>Ids of all properties in which there are chats with the contact.</summary>
    public Task<IReadOnlyList<string>> PropertyIdsAsync(WriteScope scope, string companyId, string contactId) => scope.QueryAsync<string>(
        "select distinct property_id from chats where company_id = @companyId and contact_id = @contactId order by property_id limit @limit",
        new { companyId, contactId, limit = MostProperties });

    /// <summary>How the contact as a whole stands, as its row shows it.</summary>
    public async Task<ConsentStanding> ConsentAsync(WriteScope scope, string companyId, string contactId) => (await scope.FirstOrDefaultAsync<ConsentStanding>(
        "select consent, version from contacts where company_id = @companyId and contact_id = @contactId", new { companyId, contactId }))!;

    /// <summary>Where the contact is for an event that <paramref name="viewer"/> brings about.</summary>
    public async Task<ContactPlace> FindPlaceAsync(WriteScope scope, Account viewer, string contactId) =>
        new(await FindPropertyAsync(scope, viewer, contactId), await PropertyIdsAsync(scope, viewer.CompanyId, contactId));

    public Task AddAsync(WriteScope scope, Contact contact) => scope.ExecuteAsync(
        """
        insert into contacts (company_id, contact_id, address, address_type, first_name, last_name, email, external_id, language, consent, tags,
                              attributes, search_key, name_key, last_key, created_at, updated_at, version)
        values (@CompanyId, @ContactId, @Address, @AddressType, @FirstName, @LastName, @Email, @ExternalId, @Language, @Consent, @Tags,
                @Attributes, @SearchKey, @NameKey, @LastKey, @CreatedAt, @UpdatedAt, @Version)
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

    private Task<IReadOnlyList<Contact>> NewestAsync(Account viewer, PageRequest page, CancellationToken cancellationToken)
    {
        var newest = new NewestVisible(viewer, Before(page), page.Limit + 1);
        return database.QueryAsync<Contact>(
            $"select {ContactSql.Columns} from {newest.Sql} and c.erased_at is null order by c.contact_id desc limit @newest",
            newest.Parameters, cancellationToken);
    }

    private Task<IReadOnlyList<Contact>> AmongAllAsync(Account viewer, string? tag, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<Contact>(
            $"""
            select {ContactSql.Columns}
              from {(string.IsNullOrWhiteSpace(tag) ? All : OfTag)}
               and c.search_key like @search escape '\' and {ContactSql.Visible(viewer)}
             order by {(string.IsNullOrWhiteSpace(tag) ? "c" : "t")}.contact_id desc
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                before = Before(page),
                search = SearchText.Of(page).Pattern,
                tagKey = NameKey.Of(tag ?? ""),
                limit = page.Limit + 1,
            },
            cancellationToken);

    private static string Before(PageRequest page) => page.AfterText(0, first: Beyond);

    private static async Task SaveTagsAsync(WriteScope scope, Contact contact)
    {
        await scope.ExecuteAsync("delete from contact_tags where company_id = @CompanyId and contact_id = @ContactId",
            new { contact.CompanyId, contact.ContactId });
        foreach (var tag in contact.TagList)
        {
            await scope.ExecuteAsync(
                "insert into contact_tags (company_id, tag_key, contact_id) values (@CompanyId, @tagKey, @ContactId)",
                new { contact.CompanyId, tagKey = NameKey.Of(tag), contact.ContactId });
        }
    }

    private static string One(Account viewer) =>
        $"{ContactSql.Select} where c.company_id = @companyId and c.contact_id = @contactId and {ContactSql.Visible(viewer)}";

    private static object Keys(Account viewer, string contactId) =>
        new { companyId = viewer.CompanyId, contactId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList() };

    private static Contact Found(Contact? contact) => contact ?? throw ApiException.NotFound("Contact");
}
