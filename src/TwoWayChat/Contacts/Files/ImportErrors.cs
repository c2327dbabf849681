using System.Globalization;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Files;

/// <summary>Sends why lines of an import were refused, as CSV.</summary>
internal sealed class ImportErrors(ImportStore store)
{
    /// <summary>Throws 403 for all but global managers, 404 for an import that is not there.</summary>
    public async Task RunAsync(Caller caller, string importId, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var import = await store.FindAsync(caller.CompanyId, importId, cancellationToken);
        var errors = await store.ErrorsAsync(caller.CompanyId, import.ImportId, ImportStore.MostKept, cancellationToken);
        var lines = errors.Select(error => CsvLine.Of(error.Line.ToString(CultureInfo.InvariantCulture), error.Field, error.Code, error.Message));
        await CsvAnswer.SendAsync(
            response, $"import-{import.ImportId}-errors.csv", lines.Prepend(CsvLine.Of("line", "field", "code", "message")).ToAsyncEnumerable(), cancellationToken);
    }
}
