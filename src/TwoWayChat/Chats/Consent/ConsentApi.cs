using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>Routes of a contact's consent.</summary>
internal static class ConsentApi
{
    public static void MapConsent(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Consent");
        contacts.MapGet("/{contactId}/consent", ListAsync).WithName("listConsent")
            .WithSummary("The contact's consent ledger, of all its numbers, newest first");
        contacts.MapGet("/{contactId}/consent/export", ExportAsync).WithName("exportConsent")
            .WithSummary("All of the ledger as CSV, oldest first: the evidence")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        contacts.MapGet("/consent/export", ExportAllAsync).WithName("exportAllConsent")
            .WithSummary("The company's whole ledger as CSV, by address, each from its oldest entry on; numbers of erased people as keyed hashes")
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .Refuses(403, "The caller is no global manager.");
        contacts.MapPost("/{contactId}/opt-out", OptOutAsync).WithName("optOutContact")
            .WithSummary("Take down that the contact wants no more texts; ends the chats, sends nothing").NeedsNoBody();
        contacts.MapPost("/{contactId}/opt-in", OptInAsync).WithName("optInContact")
            .WithSummary("Take down that the contact agreed to get texts, and what that rests on")
            .Refuses(403, "The contact is on a block list and the caller is an agent.");
        contacts.MapPost("/block-list", BlockAsync).WithName("importBlockList")
            .WithSummary("Read in a block list: CSV (address, note, state) or JSON, one object a line, of the same names, 16 MB and 100,000 lines at most")
            .Accepts<string>("text/csv", "application/x-ndjson", "application/json")
            .Takes(new QueryParameter("country",
                "ISO 3166 code of numbers written without country code; the company's default country where it is missing.") { MostLength = 2 })
            .Refuses(403, "The caller is no global manager.")
            .Refuses(413, "The list is too large; what was read before stays.")
            .Refuses(415, "`Content-Type` is none of `text/csv`, `application/x-ndjson` and `application/json`.");
    }

    private static async Task<Ok<Page<ConsentView>>> ListAsync(
        Caller caller, string contactId, HttpRequest request, ContactStore contacts, ConsentLedger ledger, CancellationToken cancellationToken)
    {
        var contact = await contacts.FindVisibleAsync(caller.Account, contactId, cancellationToken);
        var page = PageRequest.Read(request, keys: 3);
        var rows = await ledger.ListAsync(caller.Account, contact, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, ConsentView.Of, row => [$"{row.CreatedAt}", row.Address, $"{row.Number}"]));
    }

    private static Task ExportAsync(Caller caller, string contactId, HttpResponse response, ExportConsent export, CancellationToken cancellationToken) =>
        export.OfContactAsync(caller, contactId, response, cancellationToken);

    private static Task ExportAllAsync(Caller caller, HttpResponse response, ExportConsent export, CancellationToken cancellationToken) =>
        export.OfCompanyAsync(caller, response, cancellationToken);

    private static async Task<Ok<ContactBody>> OptOutAsync(
        Caller caller, string contactId, Body<OptOutInput> body, OptOutByUser optOut, CancellationToken cancellationToken)
    {
        var input = await body.ReadOrAsync(new OptOutInput(null, null));
        return TypedResults.Ok(ContactBody.Of(await optOut.RunAsync(caller, contactId, input, ConsentSource.Api, cancellationToken)));
    }

    private static async Task<Ok<ContactBody>> OptInAsync(
        Caller caller, string contactId, Body<OptInInput> body, OptInByUser optIn, CancellationToken cancellationToken) =>
        TypedResults.Ok(ContactBody.Of(await optIn.RunAsync(caller, contactId, await body.ReadAsync(), ConsentSource.Api, cancellationToken)));

    private static async Task<Ok<BlockListResult>> BlockAsync(
        Caller caller, HttpRequest request, string? country, ImportBlockList import, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        var lines = BlockListLines.Of(request, BlockListLines.Country(country ?? caller.Account.DefaultCountry));
        return TypedResults.Ok(await import.RunAsync(caller, lines, cancellationToken));
    }
}
