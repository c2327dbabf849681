using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Notes;

/// <summary>Routes of a contact's notes.</summary>
internal static class ContactNotesApi
{
    public static void MapContactNotes(this IEndpointRouteBuilder api)
    {
        var notes = api.MapGroup("/contacts/{contactId}/notes").WithTags("Contacts");
        notes.MapGet("", ListAsync).WithName("listContactNotes")
            .WithSummary("List the notes about a contact that were written in your properties, newest first");
        notes.MapPost("", AddAsync).WithName("addContactNote").WithSummary("Note something about a contact").Repeats();
        notes.MapDelete("/{noteId}", DeleteAsync).WithName("deleteContactNote").WithSummary("Delete a note about a contact for good")
            .Refuses(403, "The note is another's and the caller is an agent.");
    }

    private static async Task<Ok<Page<ContactNoteBody>>> ListAsync(
        Caller caller, string contactId, HttpRequest request, ContactStore contacts, ContactNoteStore notes, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 2);
        await contacts.FindVisibleAsync(caller.Account, contactId, cancellationToken);
        var rows = await notes.ListAsync(caller.Account, contactId, page, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, ContactNoteBody.Of, row => [row.CreatedAt.ToString(), row.NoteId]));
    }

    private static async Task<Created<ContactNoteBody>> AddAsync(
        Caller caller, string contactId,
        Body<ContactNoteInput> body, HttpContext context, AddContactNote add, CreateOnce once, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var write = add.Prepare(caller, contactId, input.Text);
        var key = IdempotencyKey.Read(context.Request, caller.CompanyId, caller.Account.UserId, input);
        return TypedResults.Created((string?)null, await once.RunAsync(caller.CompanyId, key, write, ContactNoteBody.Of, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(
        Caller caller, string contactId, string noteId, DeleteContactNote delete, CancellationToken cancellationToken)
    {
        await delete.RunAsync(caller, contactId, noteId, cancellationToken);
        return TypedResults.NoContent();
    }
}
