using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Companies;

/// <summary>Rows of companies. Names are unique without case over the whole server.</summary>
internal sealed class CompanyStore(Database database)
{
    private const string Columns = "company_id, name, default_country, created_at, version";

    public Task<Company?> FindByNameAsync(string name, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<Company>(
        $"select {Columns} from companies where name_key = @key", new { key = NameKey.Of(name) }, cancellationToken);

    public Task<Company?> FindByIdAsync(string companyId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<Company>(
        $"select {Columns} from companies where company_id = @companyId", new { companyId }, cancellationToken);

    public Task<Company?> FindByIdAsync(WriteScope scope, string companyId) => scope.FirstOrDefaultAsync<Company>(
        $"select {Columns} from companies where company_id = @companyId", new { companyId });

    public async Task<bool> IsNameTakenAsync(WriteScope scope, string name) =>
        await scope.FirstOrDefaultAsync<string>("select company_id from companies where name_key = @key", new { key = NameKey.Of(name) }) is not null;

    /// <summary>Whether there is any company yet.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<string>("select company_id from companies limit 1", null, cancellationToken) is not null;

    public async Task<bool> AnyAsync(WriteScope scope) =>
        await scope.FirstOrDefaultAsync<string>("select company_id from companies limit 1") is not null;

    /// <summary>Makes every other action that also asks for this wait until the transaction ends: for rules that count rows of a company.</summary>
    public Task LockAsync(WriteScope scope, string companyId) => scope.FirstOrDefaultAsync<string>(
        $"select company_id from companies where company_id = @companyId{scope.Dialect.ForUpdate}", new { companyId });

    /// <summary>Saves what managers change, with the version as it stands in <paramref name="company"/>.</summary>
    public Task SaveAsync(WriteScope scope, Company company) => scope.ExecuteAsync(
        "update companies set default_country = @DefaultCountry, version = @Version where company_id = @CompanyId",
        new { company.DefaultCountry, company.Version, company.CompanyId });

    public Task AddAsync(WriteScope scope, Company company) => scope.ExecuteAsync(
        """
        insert into companies (company_id, name, name_key, created_at, version)
        values (@CompanyId, @Name, @nameKey, @CreatedAt, @Version)
        """,
        new { company.CompanyId, company.Name, nameKey = NameKey.Of(company.Name), company.CreatedAt, company.Version });
}
