using Microsoft.AspNetCore.Http.HttpResults;
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
            .Takes(new QueryParameter("search", "A part of a name, an e-mail address or a number.") { MostLength = PageRequest.MostSearchLength });
        contacts.MapGet("/{contactId}", ReadAsync).WithName("readContact").WithSummary("Read a contact");
        contacts.MapPut("/{contactId}", EditAsync).WithName("editContact").WithSummary("Change a contact's names and e-mail address");
    }

    private static async Task<Ok<Page<ContactBody>>> ListAsync(
        Caller caller, HttpRequest request, ContactStore contacts, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 1);
        var rows = await contacts.ListAsync(caller.Account, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, ContactBody.Of, row => [row.ContactId]));
    }

    private static async Task<Ok<ContactBody>> ReadAsync(
        Caller caller, string contactId, ContactStore contacts, HttpResponse response, CancellationToken cancellationToken)
    {
        var contact = await contacts.FindVisibleAsync(caller.Account, contactId, cancellationToken);
        response.Headers.ETag = IfMatch.Tag(contact.Version);
        return TypedResults.Ok(ContactBody.Of(contact));
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
