using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Contacts.Files;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Routes of contacts.</summary>
internal static class ContactsApi
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapGet("", ListAsync).WithName("listContacts").WithSummary("List the contacts you may see, newest first")
            .Takes(new QueryParameter("tag", "Only contacts with this tag; case does not count.") { MostLength = ContactRules.MostTagLength })
            .Takes(new QueryParameter(
                "search",
                "A part of a name, an e-mail address, an external id or a number; fewer than three characters: the beginning of a name or number. "
                + "Answers with the best 50: those that begin so, then the newest. With a tag: page by page.") { MostLength = PageRequest.MostSearchLength });
        contacts.MapPost("", AddAsync).WithName("addContact").WithSummary("Add a contact that has not written yet").Repeats()
            .Refuses(403, "The caller is no global manager.")
            .Refuses(409, "Another contact has the address or the external id.");
        contacts.MapGet("/export", ExportAsync).WithName("exportContacts")
            .WithSummary("Export the contacts you may see, or those of a tag, as CSV, newest first, sent while it is read")
            .Produces<string>(StatusCodes.Status200OK, CsvAnswer.MediaType)
            .Takes(new QueryParameter("tag", "Only contacts with this tag; case does not count.") { MostLength = ContactRules.MostTagLength })
            .Refuses(403, "The caller is an agent.");
        contacts.MapGet("/{contactId}", ReadAsync).WithName("readContact").WithSummary("Read a contact");
        contacts.MapPut("/{contactId}", EditAsync).WithName("editContact").WithSummary("Change what is said of a contact; what is left out stays")
            .Refuses(409, "Another contact has the external id.");
        api.MapImports();
        api.MapContactNotes();
    }

    private static async Task<Ok<Page<ContactBody>>> ListAsync(
        Caller caller, HttpRequest request, FindContacts find, CancellationToken cancellationToken)
    {
        var tag = QueryText.Text(request.Query, "tag", ContactRules.MostTagLength);
        var page = await find.RunAsync(caller.Account, tag, PageRequest.Read(request, keys: 1), cancellationToken);
        return TypedResults.Ok(new Page<ContactBody>([.. page.Items.Select(ContactBody.Of)], page.Next));
    }

    private static Task ExportAsync(Caller caller, HttpRequest request, HttpResponse response, ExportContacts export, CancellationToken cancellationToken) =>
        export.RunAsync(caller, QueryText.Text(request.Query, "tag", ContactRules.MostTagLength), response, byPeople: false, cancellationToken);

    private static async Task<Created<ContactBody>> AddAsync(
        Caller caller, Body<NewContactInput> body, HttpContext context, AddContact add, CreateOnce once, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, input);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        var made = await once.RunAsync(caller.CompanyId, key, write, ContactBody.Of, cancellationToken);
        context.Response.Headers.ETag = IfMatch.Tag(made.Version);
        return TypedResults.Created($"{ApiPaths.Base}/contacts/{made.Id}", made);
    }

    private static async Task<Ok<ContactBody>> ReadAsync(
        Caller caller, string contactId, ContactStore contacts, ContactMerges merges, HttpResponse response, CancellationToken cancellationToken)
    {
        var contact = await contacts.FindVisibleAsync(caller.Account, contactId, cancellationToken);
        var others = await merges.OtherNumbersAsync(caller.CompanyId, contactId, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(contact.Version);
        return TypedResults.Ok(ContactBody.Of(contact) with { OtherAddresses = others.Count == 0 ? null : others });
    }

    private static async Task<Ok<ContactBody>> EditAsync(
        Caller caller,
        string contactId,
        Body<ContactInput> body,
        IfMatch match,
        EditContact edit,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var contact = await edit.RunAsync(caller, contactId, await body.ReadAsync(), match, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(contact.Version);
        return TypedResults.Ok(ContactBody.Of(contact));
    }
}
