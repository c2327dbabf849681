using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Files;

/// <summary>Routes of imports of contacts: global managers', as adding a contact is.</summary>
internal static class ImportsApi
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/contacts/imports").WithTags("Contacts");
        imports.MapPost("", ImportAsync).WithName("importContacts")
            .WithSummary("Import contacts from CSV, 32 MB and 100,000 lines at most; the same file again changes nothing and goes on where the first broke off")
            .Accepts<string>(CsvAnswer.MediaType)
            .Takes(ImportRequest.DryRunParameter).Takes(ImportRequest.ExistingParameter).Takes(ImportRequest.MapParameter).Takes(ImportRequest.CountryParameter)
            .Refuses(403, "The caller is no global manager.")
            .Refuses(413, "The file is too large; what was read before stays.")
            .Refuses(415, "`Content-Type` is not `text/csv`.");
        imports.MapGet("", ListAsync).WithName("listImports").WithSummary("List the imports of the last 30 days, newest first; without their errors")
            .Refuses(403, "The caller is no global manager.");
        imports.MapGet("/{importId}", ReadAsync).WithName("readImport").WithSummary("Read how far an import is, and the first hundred errors of its lines")
            .Refuses(403, "The caller is no global manager.");
        imports.MapGet("/{importId}/errors", ErrorsAsync).WithName("exportImportErrors")
            .WithSummary("Why lines of an import were refused, as CSV, 10,000 at most")
            .Produces<string>(StatusCodes.Status200OK, CsvAnswer.MediaType)
            .Refuses(403, "The caller is no global manager.");
    }

    private static async Task<Ok<ImportBody>> ImportAsync(Caller caller, HttpRequest request, ImportContacts import, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        var content = ImportFile.Of(request);
        return TypedResults.Ok(await import.RunAsync(caller, ImportRequest.Read(request.Query, caller.Account.DefaultCountry), content, null, cancellationToken));
    }

    private static async Task<Ok<Page<ImportBody>>> ListAsync(
        Caller caller, HttpRequest request, ImportStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var page = PageRequest.Read(request, keys: 1);
        var rows = await store.ListAsync(caller.CompanyId, page, cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return TypedResults.Ok(page.Cut(rows, row => ImportBody.Of(row.Seen(now), []), row => [row.ImportId]));
    }

    private static async Task<Ok<ImportBody>> ReadAsync(
        Caller caller, string importId, ImportStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var import = await store.FindAsync(caller.CompanyId, importId, cancellationToken);
        var errors = await store.ErrorsAsync(caller.CompanyId, importId, ImportStore.MostTold, cancellationToken);
        return TypedResults.Ok(ImportBody.Of(import.Seen(time.GetUtcNow().ToUnixTimeMilliseconds()), errors));
    }

    private static Task ErrorsAsync(Caller caller, string importId, HttpResponse response, ImportErrors errors, CancellationToken cancellationToken) =>
        errors.RunAsync(caller, importId, response, cancellationToken);
}
