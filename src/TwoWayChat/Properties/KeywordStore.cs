using TwoWayChat.Companies;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Rows of keywords.</summary>
internal sealed class KeywordStore(Database database, CompanyStore companies, ConsentSettingsStore consent)
{
    private const string Columns = "company_id, keyword_id, word, property_id, created_at, version";
    private const string ById = $"select {Columns} from keywords where company_id = @companyId and keyword_id = @keywordId";
    private const string ByWord = $"select {Columns} from keywords where company_id = @companyId and word_key = @key";

    /// <summary>The keyword that <paramref name="text"/>, the first message of a customer, begins with; null where it begins with none.</summary>
    public Task<Keyword?> FindForTextAsync(WriteScope scope, string companyId, string text) =>
        FirstWord.Of(text) is { } word
            ? scope.FirstOrDefaultAsync<Keyword>(ByWord, new { companyId, key = NameKey.Of(word) })
            : Task.FromResult<Keyword?>(null);

    /// <summary>The same outside a transaction, for the tester.</summary>
    public Task<Keyword?> FindForTextAsync(string companyId, string text, CancellationToken cancellationToken) =>
        FirstWord.Of(text) is { } word
            ? database.FirstOrDefaultAsync<Keyword>(ByWord, new { companyId, key = NameKey.Of(word) }, cancellationToken)
            : Task.FromResult<Keyword?>(null);

    public async Task<Keyword?> FindAsync(string companyId, string keywordId, CancellationToken cancellationToken) =>
        Ids.IsId(keywordId) ? await database.FirstOrDefaultAsync<Keyword>(ById, new { companyId, keywordId }, cancellationToken) : null;

    /// <summary>The keyword, which nobody changes before this transaction ends.</summary>
    public async Task<Keyword?> LockAsync(WriteScope scope, string companyId, string keywordId) =>
        Ids.IsId(keywordId) ? await scope.FirstOrDefaultAsync<Keyword>(ById + scope.Dialect.ForUpdate, new { companyId, keywordId }) : null;

    /// <summary>
    /// Throws 400 for a word by which customers of this company speak about consent: it would never choose a property. The company is locked, so that the
    /// word does not become one at this moment.
    /// </summary>
    public async Task EnforceFreeOfConsentAsync(WriteScope scope, string companyId, string word)
    {
        await companies.LockAsync(scope, companyId);
        var settings = await consent.FindAsync(scope, companyId);
        if (KeywordRules.IsReserved(word, settings))
        {
            throw ApiException.Invalid("word", "KEYWORD_RESERVED", "is an opt-out, opt-in or help word of the company");
        }
    }

    /// <summary>The first keyword that would be a consent word under <paramref name="settings"/>; null where there is none.</summary>
    public async Task<string?> FindConflictAsync(WriteScope scope, string companyId, ConsentSettings settings) =>
        (await scope.QueryAsync<string>("select word from keywords where company_id = @companyId order by word_key limit 10000", new { companyId }))
        .FirstOrDefault(word => settings.Find(PlainWords.Of(word)) is not null);

    public async Task<bool> IsTakenAsync(WriteScope scope, string companyId, string word) =>
        await scope.FirstOrDefaultAsync<Keyword>(ByWord, new { companyId, key = NameKey.Of(word) }) is not null;

    public Task AddAsync(WriteScope scope, Keyword keyword) => scope.ExecuteAsync(
        """
        insert into keywords (company_id, keyword_id, word, word_key, property_id, created_at, version)
        values (@CompanyId, @KeywordId, @Word, @WordKey, @PropertyId, @CreatedAt, @Version)
        """,
        keyword);

    /// <summary>Saves the keyword, which the transaction has locked, and counts the version up.</summary>
    public Task SaveAsync(WriteScope scope, Keyword keyword) => scope.ExecuteAsync(
        """
        update keywords set word = @Word, word_key = @WordKey, property_id = @PropertyId, version = version + 1
         where company_id = @CompanyId and keyword_id = @KeywordId
        """,
        keyword);

    public Task RemoveAsync(WriteScope scope, Keyword keyword) => scope.ExecuteAsync(
        "delete from keywords where company_id = @CompanyId and keyword_id = @KeywordId", keyword);

    /// <summary>Keywords of the properties that <paramref name="viewer"/> sees, or of one of them, by word, one beyond the limit.</summary>
    public Task<IReadOnlyList<Keyword>> ListAsync(Account viewer, string? propertyId, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<Keyword>(
            $"""
            select {Columns}
              from keywords
             where company_id = @companyId and word_key > @after and word_key like @search escape '\' and {PropertyScope.Sql(viewer, "keywords", propertyId)}
             order by word_key
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                after = page.AfterKey,
                search = page.SearchPattern,
                propertyIds = viewer.PropertyIds.ToList(),
                propertyId,
                limit = page.Limit + 1,
            },
            cancellationToken);
}
