using TwoWayChat.Contacts.Files;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Ui;

/// <summary>Files of contacts for the browser.</summary>
internal static class ContactFiles
{
    /// <summary>Where all contacts that the reader sees are.</summary>
    public const string Export = "/contacts/export.csv";

    /// <summary>The same of one tag alone.</summary>
    public static string ExportOf(string? tag) => tag is null ? Export : $"{Export}?tag={Uri.EscapeDataString(tag)}";

    /// <summary>Where the refused lines of an import are.</summary>
    public static string ErrorsOf(string importId) => $"/contacts/imports/{importId}/errors.csv";

    public static void MapContactFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(Export, ExportAsync).SendsFile();
        app.MapGet(ErrorsOf("{importId}"), ErrorsAsync).SendsFile();
    }

    private static Task ErrorsAsync(Caller caller, string importId, HttpResponse response, ImportErrors errors, CancellationToken cancellationToken) =>
        FileForBrowser.TryAsync(response, () => errors.RunAsync(caller, importId, response, cancellationToken));

    private static Task ExportAsync(Caller caller, HttpRequest request, HttpResponse response, ExportContacts export, CancellationToken cancellationToken) =>
        FileForBrowser.TryAsync(response, () => export.RunAsync(
            caller, QueryText.Text(request.Query, "tag", ContactRules.MostTagLength), response, byPeople: true, cancellationToken));
}
