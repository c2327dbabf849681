using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>The ledger as a file for the browser, which has no Basic credentials: what the API's export says, by the sign-in of the screens.</summary>
internal static class EvidenceFile
{
    /// <summary>Where a contact's file is.</summary>
    public static string Of(string contactId) => $"/contacts/{contactId}/consent.csv";

    public static void MapEvidenceFile(this IEndpointRouteBuilder app) =>
        app.MapGet("/contacts/{contactId}/consent.csv", SendAsync).RequireAuthorization().ExcludeFromDescription();

    /// <summary>What is not there, or is none of the reader's, is a page that says so: this is no route of the API, which would tell in JSON.</summary>
    private static async Task SendAsync(
        Caller caller, string contactId, HttpResponse response, ContactStore contacts, ConsentLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            await ConsentApi.ExportAsync(caller, contactId, response, contacts, ledger, cancellationToken);
        }
        catch (ApiException refused)
        {
            response.StatusCode = refused.Status;
        }
    }
}
