using System.Runtime.CompilerServices;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>
/// Finds contacts while somebody types, at a cost that does not grow with the company: by indexes of beginnings (name, last name, number), then of
/// parts of three characters. Who sees few of very many that match has to type on: only so many are looked at.
/// </summary>
internal sealed class ContactSearch(Database database)
{
    /// <summary>Most contacts that are found.</summary>
    public const int Most = 50;

    /// <summary>Of all that match; each is some microseconds, and for all but global managers a look at its chats.</summary>
    private const int MostLookedAt = 2000;

    /// <summary>Among so many, a part that many have is found sooner than by the index, whose hits come in no order.</summary>
    private const int Newest = 5000;

    /// <summary>So many of the contacts that a viewer sees who does not see all are looked through before those of everybody.</summary>
    private const int NewestVisibleContacts = 2000;

    /// <summary>Comes after every id.</summary>
    private const string Beyond = "g";

    private const string ByParts =
        """
        from (select rowid as number
                from contact_search
               where contact_search match @match
                 and rowid between (select min(number) from contact_search_rows where company_id = @companyId)
                               and (select max(number) from contact_search_rows where company_id = @companyId)
               order by rowid desc
               limit @mostLookedAt) f
         cross join contact_search_rows r on r.company_id = @companyId and r.number = f.number
         cross join contacts c on c.company_id = r.company_id and c.contact_id = r.contact_id
        where c.search_key like @pattern escape '\'
        """;

    private const string AmongNewest =
        """
        from (select * from contacts where company_id = @companyId order by contact_id desc limit @newest) c
        where c.search_key like @pattern escape '\'
        """;

    private const string ByTrigrams =
        """
        from (select * from contacts where company_id = @companyId and search_key like @pattern escape '\' limit @mostLookedAt) c
        where 1 = 1
        """;

    /// <summary>
    /// The same without the company for the index: it would read through all that it has of it, where most contacts are that company's anyway.
    /// </summary>
    private const string ByTrigramsAlone =
        """
        from (select * from contacts where company_id || '' = @companyId and search_key like @pattern escape '\' limit @mostLookedAt) c
        where 1 = 1
        """;

    /// <summary>By the planner's own figures.</summary>
    private const string HasMost =
        """
        select exists (select 1
                         from pg_stats s
                        where s.schemaname = current_schema() and s.tablename = 'contacts' and s.attname = 'company_id'
                          and (cast(cast(s.most_common_vals as text) as text[]))[1] = @companyId and s.most_common_freqs[1] > 0.5)
        """;

    /// <summary>A search key begins with the address.</summary>
    private const string BeginningAnywhere =
        """
        (c.name_key like @beginning escape '\' or c.last_key like @beginning escape '\'
         or c.search_key like @number escape '\' or c.search_key like @otherNumber escape '\')
        """;

    private readonly bool isSqlite = database.Dialect is SqliteDialect;

    /// <summary>The best contacts that the viewer sees: those whose name or number begins so, then the newest that have it anywhere.</summary>
    public async Task<IReadOnlyList<Contact>> BestAsync(Account viewer, PageRequest page, CancellationToken cancellationToken)
    {
        var text = SearchText.Of(page, viewer.DefaultCountry);
        var most = Math.Min(page.Limit, Most);
        var found = new OrderedDictionary<string, Contact>(most);
        await foreach (var some in StepsAsync(viewer, text, most, cancellationToken))
        {
            foreach (var contact in some)
            {
                _ = found.TryAdd(contact.ContactId, contact);
            }

            if (found.Count >= most)
            {
                break;
            }
        }

        return [.. found.Values.Take(most)];
    }

    private async IAsyncEnumerable<IReadOnlyList<Contact>> StepsAsync(
        Account viewer, SearchText text, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await BeginningAsync(viewer, "c.name_key", text.Key, most, cancellationToken);
        yield return await BeginningAsync(viewer, "c.last_key", text.Key, most, cancellationToken);
        foreach (var number in text.Numbers)
        {
            yield return await BeginningAsync(viewer, isSqlite ? "c.address" : "c.address collate \"C\"", number, most, cancellationToken);
        }

        if (viewer.Role != Role.GlobalManager)
        {
            yield return await AmongVisibleAsync(viewer, text, most, cancellationToken);
        }

        if (text.IsShort)
        {
            yield break;
        }

        if (!isSqlite && viewer.Role == Role.GlobalManager)
        {
            yield return await HavingAsync(viewer, AmongNewest, text, most, cancellationToken);
        }

        yield return await HavingAsync(viewer, isSqlite ? ByParts : await ByIndexAsync(viewer.CompanyId, cancellationToken), text, most, cancellationToken);
    }

    private async Task<string> ByIndexAsync(string companyId, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<bool>(HasMost, new { companyId }, cancellationToken) ? ByTrigramsAlone : ByTrigrams;

    /// <summary>
    /// In the order of what is compared, and the newest first where that is the same. SQLite hands on in the order in which it reads; told to sort twice,
    /// it would read all first. PostgreSQL sees that it is sorted.
    /// </summary>
    private Task<IReadOnlyList<Contact>> BeginningAsync(Account viewer, string key, string beginning, int most, CancellationToken cancellationToken) =>
        database.QueryAsync<Contact>(
            $"""
            select {ContactSql.Columns}
              from (select * from contacts c where c.company_id = @companyId and {key} >= @beginning and {key} < @end
                     order by {Order(key)} limit @mostLookedAt) c
             where {ContactSql.Visible(viewer)}
             {(isSqlite ? "" : $"order by {Order(key)}")}
             limit @most
            """,
            new
            {
                companyId = viewer.CompanyId,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                beginning,
                end = beginning + char.ConvertFromUtf32(0x10FFFF),
                mostLookedAt = MostLookedAt,
                most,
            },
            cancellationToken);

    /// <summary>
    /// The own newest customers: with few among very many that begin so or have it, they are not among the first of all.
    /// </summary>
    private Task<IReadOnlyList<Contact>> AmongVisibleAsync(Account viewer, SearchText text, int most, CancellationToken cancellationToken)
    {
        var newest = new NewestVisible(viewer, Beyond, NewestVisibleContacts);
        newest.Parameters.AddDynamicParams(new
        {
            text.Pattern,
            beginning = LikePattern.Beginning(text.Key),
            number = LikePattern.Beginning(text.Numbers[0]),
            otherNumber = LikePattern.Beginning(text.Numbers[^1]),
            most,
        });
        var having = text.IsShort ? BeginningAnywhere : @"c.search_key like @Pattern escape '\'";
        return database.QueryAsync<Contact>(
            $"select {ContactSql.Columns} from {newest.Sql} and c.erased_at is null and {having} order by c.contact_id desc limit @most",
            newest.Parameters,
            cancellationToken);
    }

    /// <summary>As the index has it: addresses are unique, and sorted by more than that PostgreSQL would read all that begin so.</summary>
    private static string Order(string key) => key.StartsWith("c.address", StringComparison.Ordinal) ? key : $"{key}, c.contact_id desc";

    private async Task<IReadOnlyList<Contact>> HavingAsync(Account viewer, string from, SearchText text, int most, CancellationToken cancellationToken)
    {
        var order = from is ByTrigrams or ByTrigramsAlone ? "order by c.contact_id desc" : ""; // The others come so.
        var rows = await database.QueryAsync<Contact>(
            $"select {ContactSql.Columns} {from} and {ContactSql.Visible(viewer)} {order} limit @most",
            new
            {
                companyId = viewer.CompanyId,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                match = text.Match,
                pattern = text.Pattern,
                mostLookedAt = MostLookedAt,
                newest = Newest,
                most,
            },
            cancellationToken);
        return [.. rows.OrderByDescending(contact => contact.ContactId, StringComparer.Ordinal)];
    }
}
