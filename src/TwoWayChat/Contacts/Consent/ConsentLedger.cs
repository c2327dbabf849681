using System.Runtime.CompilerServices;
using Dapper;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Consent;

/// <summary>
/// The consent ledger. Rows are added and never taken away; an erasure puts an address away under its hash, without names and notes, and its return brings it
/// back. What holds now is the last entry of each scope, by an index. What a contact's row says
/// (<c>contacts.consent</c>) is a copy for lists, written in the same transaction; what decides is asked here.
/// </summary>
internal sealed class ConsentLedger(Database database)
{
    /// <summary>Most scopes of an address that are looked at: the company and its sender addresses.</summary>
    private const int MostScopes = 1000;

    private const string Columns =
        "e.company_id, e.address, e.number, e.scope, e.state, e.source, e.keyword, e.message_id, e.actor_type, e.actor_id, e.actor_name, "
        + "e.property_id, e.note, e.created_at";

    private const string OfAddress = "from consent_entries e where e.company_id = @companyId and e.address = @address";

    /// <summary>Of all numbers of a contact: those of contacts that were merged into it are its own.</summary>
    private const string OfContact =
        """
        from consent_entries e
        where e.company_id = @companyId
          and e.address in (select @address union all
                            select m.address from contact_merges m where m.company_id = @companyId and m.contact_id = @contactId)
        """;

    private const string IsLast =
        """
        e.number = (select max(l.number) from consent_entries l
                     where l.company_id = e.company_id and l.address = e.address and l.scope = e.scope)
        """;

    private const string Refusal =
        $"select {Columns} {OfAddress} and e.scope in ('*', @sender) and e.state in ('OPTED_OUT', 'BLOCKED') and {IsLast} order by e.number desc limit 1";

    /// <summary>The entry because of which <paramref name="address"/> may not be written to from <paramref name="sender"/>; null where it may.</summary>
    public Task<ConsentEntry?> FindRefusalAsync(WriteScope scope, string companyId, string address, string sender) =>
        scope.FirstOrDefaultAsync<ConsentEntry>(Refusal, new { companyId, address, sender });

    /// <summary>The same as it is committed at this moment.</summary>
    public Task<ConsentEntry?> FindRefusalAsync(string companyId, string address, string sender, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<ConsentEntry>(Refusal, new { companyId, address, sender }, cancellationToken);

    /// <summary>What holds now: the last entry of each scope, the newest first.</summary>
    public Task<IReadOnlyList<ConsentEntry>> CurrentAsync(WriteScope scope, string companyId, string address) => scope.QueryAsync<ConsentEntry>(
        $"select {Columns} {OfAddress} and {IsLast} order by e.number desc limit @limit", new { companyId, address, limit = MostScopes });

    /// <summary>The same of an address that had been put away under <paramref name="kept"/>: its entries are its own again.</summary>
    public async Task<IReadOnlyList<ConsentEntry>> ReclaimAsync(WriteScope scope, string companyId, string address, string kept)
    {
        var current = await scope.QueryAsync<ConsentEntry>(
            $"select {Columns} from consent_entries e where e.company_id = @companyId and e.address in @addresses and {IsLast} order by e.number desc limit @limit",
            new { companyId, addresses = new List<string> { address, kept }, limit = MostScopes });
        if (current.Any(entry => entry.Address == kept))
        {
            await RenameAsync(scope, companyId, kept, address);
        }

        return current;
    }

    /// <summary>Puts the entries of an address away under <paramref name="kept"/>, without what people wrote and the customer's name.</summary>
    public async Task PutAwayAsync(WriteScope scope, string companyId, string address, string kept)
    {
        await scope.ExecuteAsync(
            """
            update consent_entries
               set note = null, actor_name = case actor_type when 'END_USER' then '' else actor_name end
             where company_id = @companyId and address = @address
            """,
            new { companyId, address });
        await RenameAsync(scope, companyId, address, kept);
    }

    /// <summary>After what is there already.</summary>
    private static Task<int> RenameAsync(WriteScope scope, string companyId, string from, string to) => scope.ExecuteAsync(
        """
        update consent_entries
           set address = @to, number = number + (select coalesce(max(o.number), 0) from consent_entries o where o.company_id = @companyId and o.address = @to)
         where company_id = @companyId and address = @from
        """,
        new { companyId, from, to });

    /// <summary>
    /// Adds the entry under the address's next number; where another node has just given that number the transaction is run again. Writes the contact's
    /// copy too, as a change of the contact like any other where the copy differs, and answers with what the contact stands at now.
    /// </summary>
    public async Task<ConsentState> AppendAsync(WriteScope scope, ConsentEntry entry)
    {
        await scope.ExecuteAsync(
            """
            insert into consent_entries (company_id, address, number, scope, state, source, keyword, message_id, actor_type, actor_id, actor_name, property_id,
                                         note, created_at)
            select @CompanyId, @Address, coalesce(max(number), 0) + 1, @Scope, @State, @Source, @Keyword, @MessageId, @ActorType, @ActorId, @ActorName,
                   @PropertyId, @Note, @CreatedAt
              from consent_entries
             where company_id = @CompanyId and address = @Address
            """,
            entry);
        var state = Standing(await CurrentAsync(scope, entry.CompanyId, entry.Address));
        await scope.ExecuteAsync(
            """
            update contacts set consent = @state, updated_at = @CreatedAt, version = version + 1
             where company_id = @CompanyId and address = @Address and consent <> @state
            """,
            new { entry.CompanyId, entry.Address, entry.CreatedAt, state = EnumText.Of(state) });
        return state;
    }

    /// <summary>How a contact stands as a whole: the worst of its scopes.</summary>
    public static ConsentState Standing(IReadOnlyList<ConsentEntry> current) =>
        current.Count == 0 ? ConsentState.None : current.Max(entry => entry.Consent);

    /// <summary>All entries of a contact as the viewer may read them, number by number, each from its oldest on, read in chunks.</summary>
    public IAsyncEnumerable<ConsentEntry> AllAsync(Account viewer, Contact contact, CancellationToken cancellationToken) =>
        AllAsync(OfContact, new { companyId = contact.CompanyId, address = contact.Address, contactId = contact.ContactId }, cancellationToken)
            .Select(entry => entry.For(viewer));

    /// <summary>All entries of the company, address by address, each from its oldest on, read in chunks.</summary>
    public IAsyncEnumerable<ConsentEntry> AllOfCompanyAsync(string companyId, CancellationToken cancellationToken) =>
        AllAsync("from consent_entries e where e.company_id = @companyId", new { companyId }, cancellationToken);

    /// <summary>Entries of a contact as the viewer may read them, the newest first, one beyond the limit. A cursor is time, address and number.</summary>
    public async Task<IReadOnlyList<ConsentEntry>> ListAsync(Account viewer, Contact contact, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<ConsentEntry>(
            $"""
            select {Columns}
            {OfContact} and (e.created_at, e.address, e.number) < (@beforeAt, @beforeAddress, @beforeNumber)
            order by e.created_at desc, e.address desc, e.number desc
            limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                address = contact.Address,
                contactId = contact.ContactId,
                beforeAt = page.AfterNumber(0, long.MaxValue),
                beforeAddress = page.AfterText(1),
                beforeNumber = page.AfterNumber(2, 0),
                limit = page.Limit + 1,
            },
            cancellationToken);
        return [.. rows.Select(entry => entry.For(viewer))];
    }

    private async IAsyncEnumerable<ConsentEntry> AllAsync(string from, object which, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PerRead = 1000;
        IReadOnlyList<ConsentEntry> some;
        var (after, number) = ("", 0L);
        do
        {
            var parameters = new DynamicParameters(which);
            parameters.Add("after", after);
            parameters.Add("number", number);
            parameters.Add("limit", PerRead);
            some = await database.QueryAsync<ConsentEntry>(
                $"select {Columns} {from} and (e.address, e.number) > (@after, @number) order by e.address, e.number limit @limit",
                parameters,
                cancellationToken);
            foreach (var entry in some)
            {
                yield return entry;
                (after, number) = (entry.Address, entry.Number);
            }
        }
        while (some.Count == PerRead);
    }
}
