using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>The ledger as a file for the browser, which has no Basic credentials: what the API's export says, by the sign-in of the screens.</summary>
internal static class EvidenceFile
{
    /// <summary>Where a contact's file is.</summary>
    public static string Of(string contactId) => $"/contacts/{contactId}/consent.csv";

    /// <summary>Where that of the company is.</summary>
    public const string OfCompany = "/administration/consent/ledger.csv";

    public static void MapEvidenceFile(this IEndpointRouteBuilder app)
    {
        app.MapGet("/contacts/{contactId}/consent.csv", SendAsync).SendsFile();
        app.MapGet(OfCompany, SendAllAsync).SendsFile();
    }

    private static Task SendAsync(Caller caller, string contactId, HttpResponse response, ExportConsent export, CancellationToken cancellationToken) =>
        FileForBrowser.TryAsync(response, () => export.OfContactAsync(caller, contactId, response, cancellationToken));

    private static Task SendAllAsync(Caller caller, HttpResponse response, ExportConsent export, CancellationToken cancellationToken) =>
        FileForBrowser.TryAsync(response, () => export.OfCompanyAsync(caller, response, cancellationToken));
}
