using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Files;

/// <summary>Rows of imports and of the errors of their lines.</summary>
internal sealed class ImportStore(Database database)
{
    /// <summary>Errors that are told with an import.</summary>
    public const int MostTold = 100;

    /// <summary>Errors that are kept of an import: whoever has more has chosen the wrong file.</summary>
    public const int MostKept = 10_000;

    private const string Select =
        """
        select company_id, import_id, user_id, user_name, dry_run, existing, columns, status, failure, created, updated, unchanged, skipped, refused,
               created_at, updated_at
          from contact_imports
        """;

    private const string SelectErrors =
        """
        select line, field, code, message from contact_import_errors
         where company_id = @companyId and import_id = @importId
         order by number
         limit @limit
        """;

    public Task AddAsync(WriteScope scope, ContactImport import) => scope.ExecuteAsync(
        """
        insert into contact_imports (company_id, import_id, user_id, user_name, dry_run, existing, columns, status, failure, created, updated, unchanged,
                                     skipped, refused, created_at, updated_at)
        values (@CompanyId, @ImportId, @UserId, @UserName, @DryRun, @Existing, @Columns, @Status, @Failure, @Created, @Updated, @Unchanged,
                @Skipped, @Refused, @CreatedAt, @UpdatedAt)
        """,
        import);

    /// <summary>Saves how far it is.</summary>
    public Task SaveAsync(WriteScope scope, ContactImport import) => scope.ExecuteAsync(
        """
        update contact_imports
           set status = @Status, failure = @Failure, created = @Created, updated = @Updated, unchanged = @Unchanged, skipped = @Skipped,
               refused = @Refused, updated_at = @UpdatedAt
         where company_id = @CompanyId and import_id = @ImportId
        """,
        import);

    /// <summary>Adds errors behind the <paramref name="kept"/> that are there; beyond the most that are kept they are lost.</summary>
    public async Task AddErrorsAsync(WriteScope scope, ContactImport import, int kept, IReadOnlyList<ImportError> errors)
    {
        foreach (var error in errors.Take(MostKept - kept))
        {
            await scope.ExecuteAsync(
                """
                insert into contact_import_errors (company_id, import_id, number, line, field, code, message)
                values (@CompanyId, @ImportId, @number, @Line, @Field, @Code, @Message)
                """,
                new { import.CompanyId, import.ImportId, number = ++kept, error.Line, error.Field, error.Code, error.Message });
        }
    }

    /// <summary>Removes imports from before a moment, with their errors.</summary>
    public Task RemoveAsync(WriteScope scope, string companyId, long before) =>
        scope.ExecuteAsync("delete from contact_imports where company_id = @companyId and created_at < @before", new { companyId, before });

    /// <summary>The import; throws the 404 of one that is not there.</summary>
    public async Task<ContactImport> FindAsync(string companyId, string importId, CancellationToken cancellationToken) =>
        (Ids.IsId(importId)
            ? await database.FirstOrDefaultAsync<ContactImport>(
                $"{Select} where company_id = @companyId and import_id = @importId", new { companyId, importId }, cancellationToken)
            : null)
        ?? throw ApiException.NotFound("Import");

    /// <summary>Imports, newest first, one beyond the limit.</summary>
    public Task<IReadOnlyList<ContactImport>> ListAsync(string companyId, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<ContactImport>(
            $"{Select} where company_id = @companyId and import_id < @before order by import_id desc limit @limit",
            new { companyId, before = page.AfterId ?? "g", limit = page.Limit + 1 },
            cancellationToken);

    /// <summary>Errors in the order of the lines, <paramref name="limit"/> at most.</summary>
    public Task<IReadOnlyList<ImportError>> ErrorsAsync(string companyId, string importId, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<ImportError>(SelectErrors, new { companyId, importId, limit }, cancellationToken);
}
