using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Files;

/// <summary>
/// Reads a file of contacts in, some lines per transaction, while it comes. What has been read stays when the rest fails; reading the file again changes nothing
/// of it and goes on with the rest, so a node may die at any line.
/// </summary>
internal sealed class ImportContacts(Database database, ImportStore store, TakeContacts take, AuditLog audit, Ids ids, TimeProvider time)
{
    private const int PerTransaction = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// What has become of the lines. Throws 403 for all but global managers, 400 for a file without the columns that are needed, with too many lines or
    /// with a record that has no end.
    /// </summary>
    /// <param name="caller">Who imports.</param>
    /// <param name="request">How the file is to be read.</param>
    /// <param name="content">The file.</param>
    /// <param name="watch">Told after each transaction, for screens; null for nobody.</param>
    /// <param name="cancellationToken">Breaks it off between two transactions.</param>
    public async Task<ImportBody> RunAsync(
        Caller caller, ImportRequest request, Stream content, Action<ContactImport>? watch, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        using var sheet = new CsvSheet(content);
        var columns = ImportColumns.Of(await sheet.NextAsync(cancellationToken), request.Map);
        var run = await BeginAsync(caller, request, columns, cancellationToken);
        string? failure = "It broke off: read the file in again";
        try
        {
            while (await SomeAsync(sheet, columns, request.Country, run.Import.Counts.Lines, cancellationToken) is { Count: > 0 } lines)
            {
                run = await StoreAsync(caller, request, run, lines, cancellationToken);
                watch?.Invoke(run.Import);
            }

            failure = null;
        }
        catch (ApiException refused)
        {
            failure = refused.Message;
            throw;
        }
        finally
        {
            run = await EndAsync(caller, run, failure); // Also where the caller has gone: who has added contacts stands in the audit log.
        }

        return ImportBody.Of(run.Import, run.Errors);
    }

    private async Task<ImportRun> BeginAsync(Caller caller, ImportRequest request, IReadOnlyList<ImportColumn> columns, CancellationToken cancellationToken)
    {
        var now = Now();
        var import = new ContactImport
        {
            CompanyId = caller.CompanyId,
            ImportId = ids.New(),
            UserId = caller.Account.UserId,
            UserName = caller.Account.DisplayName,
            DryRun = request.DryRun,
            Existing = EnumText.Of(request.Existing),
            Columns = JsonSerializer.Serialize(columns, WireJson.Options),
            Status = EnumText.Of(ImportStatus.Running),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await database.WriteAsync(caller.CompanyId, scope => AddAsync(scope, import), cancellationToken);
        return new ImportRun(import, [], 0, new SeenLines());
    }

    private async Task AddAsync(WriteScope scope, ContactImport import)
    {
        await store.RemoveAsync(scope, import.CompanyId, import.CreatedAt - (long)Kept.TotalMilliseconds);
        await store.AddAsync(scope, import);
    }

    private static async Task<IReadOnlyList<ImportedLine>> SomeAsync(
        CsvSheet sheet, IReadOnlyList<ImportColumn> columns, string country, long read, CancellationToken cancellationToken)
    {
        var some = new List<ImportedLine>(PerTransaction);
        while (some.Count < PerTransaction && await sheet.NextAsync(cancellationToken) is { } record)
        {
            if (read + some.Count == ImportFile.MostLines)
            {
                throw ApiException.BadRequest($"A file has at most {ImportFile.MostLines} lines; those before have been read");
            }

            some.Add(ReadImportedLine.Of(record, columns, country));
        }

        return some;
    }

    private async Task<ImportRun> StoreAsync(
        Caller caller, ImportRequest request, ImportRun run, IReadOnlyList<ImportedLine> lines, CancellationToken cancellationToken)
    {
        var at = Now();
        var step = await database.WriteAsync(caller.CompanyId, scope => TakeAsync(scope, caller, request, run, lines, at), cancellationToken);
        return run.With(step, at);
    }

    private async Task<ImportStep> TakeAsync(
        WriteScope scope, Caller caller, ImportRequest request, ImportRun run, IReadOnlyList<ImportedLine> lines, long at)
    {
        var step = await take.RunAsync(scope, caller, request, lines, run.Seen);
        await store.SaveAsync(scope, run.Import.With(step.Counts, at));
        await store.AddErrorsAsync(scope, run.Import, run.Kept, step.Errors);
        return step;
    }

    private async Task<ImportRun> EndAsync(Caller caller, ImportRun run, string? failure)
    {
        var status = failure is null ? ImportStatus.Done : ImportStatus.Failed;
        var import = run.Import with { Status = EnumText.Of(status), Failure = failure, UpdatedAt = Now() };
        await database.WriteAsync(caller.CompanyId, scope => EndAsync(scope, caller, import), CancellationToken.None);
        return run with { Import = import };
    }

    private async Task EndAsync(WriteScope scope, Caller caller, ContactImport import)
    {
        await store.SaveAsync(scope, import);
        if (!import.DryRun)
        {
            await audit.AppendAsync(
                scope, caller.CompanyId, caller.Actor, "contacts.imported", new AuditTarget("company", caller.CompanyId, caller.Account.Company.Name),
                new { import.ImportId, import.Status, import.Created, import.Updated, import.Unchanged, import.Skipped, import.Refused });
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
