using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Rows of keywords.</summary>
internal sealed class KeywordStore(Database database)
{
    private const string Columns = "company_id, keyword_id, word, property_id, created_at, version";
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

    public async Task<bool> IsTakenAsync(WriteScope scope, string companyId, string word) =>
        await scope.FirstOrDefaultAsync<Keyword>(ByWord, new { companyId, key = NameKey.Of(word) }) is not null;

    public Task AddAsync(WriteScope scope, Keyword keyword) => scope.ExecuteAsync(
        """
        insert into keywords (company_id, keyword_id, word, word_key, property_id, created_at, version)
        values (@CompanyId, @KeywordId, @Word, @wordKey, @PropertyId, @CreatedAt, @Version)
        """,
        new
        {
            keyword.CompanyId,
            keyword.KeywordId,
            keyword.Word,
            wordKey = NameKey.Of(keyword.Word),
            keyword.PropertyId,
            keyword.CreatedAt,
            keyword.Version,
        });
}
