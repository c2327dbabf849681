using TwoWayChat.Data;

namespace TwoWayChat.Contacts;

/// <summary>
/// Remembers contacts that were merged into others: their numbers are the other's from then on, so a later text from one finds that contact, and
/// erasing it reaches what they had left.
/// </summary>
internal sealed class ContactMerges(Database database)
{
    private const int Most = 1000;

    /// <summary>Merges are made by hand, two contacts at a time.</summary>
    private const int MostOfMany = 100_000;

    private const string Others =
        """
        select address from contact_merges
         where company_id = @companyId and contact_id = @contactId
         order by merged_at, address
         limit @limit
        """;

    /// <summary>Numbers of the contact beside its own, in the order in which they came.</summary>
    public Task<IReadOnlyList<string>> OtherNumbersAsync(string companyId, string contactId, CancellationToken cancellationToken) =>
        database.QueryAsync<string>(Others, new { companyId, contactId, limit = Most }, cancellationToken);

    /// <summary>The same inside a transaction.</summary>
    public static Task<IReadOnlyList<string>> OtherNumbersAsync(WriteScope scope, string companyId, string contactId) =>
        scope.QueryAsync<string>(Others, new { companyId, contactId, limit = Most });

    /// <summary>Numbers beside their own of all contacts with ids from <paramref name="first"/> to <paramref name="last"/>, by contact.</summary>
    public async Task<ILookup<string, string>> OtherNumbersAsync(string companyId, string first, string last, CancellationToken cancellationToken) =>
        (await database.QueryAsync<(string ContactId, string Address)>(
            """
            select contact_id, address from contact_merges
             where company_id = @companyId and contact_id >= @first and contact_id <= @last
             order by contact_id, merged_at, address
             limit @limit
            """,
            new { companyId, first, last, limit = MostOfMany },
            cancellationToken)).ToLookup(row => row.ContactId, row => row.Address);

    /// <summary>All numbers of the contact but <paramref name="address"/>; none for a contact that nobody was merged into.</summary>
    public static async Task<IReadOnlyList<string>> BesideAsync(WriteScope scope, string companyId, string contactId, string address)
    {
        var others = await OtherNumbersAsync(scope, companyId, contactId);
        var own = others.Count == 0 ? null : await scope.FirstOrDefaultAsync<string>(
            "select address from contacts where company_id = @companyId and contact_id = @contactId", new { companyId, contactId });
        return own is null ? [] : [.. others.Prepend(own).Where(other => other != address)];
    }

    /// <summary>Ids that the contact was merged from, the contact's own first.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string companyId, string contactId, CancellationToken cancellationToken) =>
    [
        contactId,
        .. await database.QueryAsync<string>(
            "select merged_id from contact_merges where company_id = @companyId and contact_id = @contactId order by merged_id limit @limit",
            new { companyId, contactId, limit = Most },
            cancellationToken),
    ];

    /// <summary>
    /// Notes that <paramref name="loser"/> is <paramref name="winner"/> now, and whoever was merged into the loser before. The loser's row still stands.
    /// </summary>
    public static async Task AddAsync(WriteScope scope, Contact winner, Contact loser, long at)
    {
        await scope.ExecuteAsync(
            "update contact_merges set contact_id = @to where company_id = @CompanyId and contact_id = @from",
            new { to = winner.ContactId, winner.CompanyId, from = loser.ContactId });
        await scope.ExecuteAsync(
            """
            insert into contact_merges (company_id, merged_id, contact_id, address, address_type, merged_at)
            values (@CompanyId, @mergedId, @ContactId, @Address, @AddressType, @at)
            """,
            new { winner.CompanyId, mergedId = loser.ContactId, winner.ContactId, loser.Address, loser.AddressType, at });
    }

    /// <summary>Takes the numbers away from a contact that is erased; the ids stay, to find what they had left.</summary>
    public static Task EraseAsync(WriteScope scope, Contact contact) => scope.ExecuteAsync(
        "update contact_merges set address = 'erased-' || merged_id, address_type = 'ALPHANUMERIC' where company_id = @CompanyId and contact_id = @ContactId",
        new { contact.CompanyId, contact.ContactId });
}
