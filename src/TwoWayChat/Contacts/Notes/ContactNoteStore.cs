using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Notes;

/// <summary>
/// Rows of contacts' notes. Departments are a privacy boundary: a note is seen where it was written, by its author while that is an agent, and by global
/// managers.
/// </summary>
internal sealed class ContactNoteStore(Database database)
{
    private const string Select =
        """
        select n.company_id, n.note_id, n.contact_id, n.property_id, n.text, n.author_type, n.author_id, n.author_name, n.created_at
          from contact_notes n
         where n.company_id = @companyId and n.contact_id = @contactId
        """;

    /// <summary>Comes after every id.</summary>
    private const string Beyond = "g";

    /// <summary>Notes of a contact that the viewer sees, newest first, one beyond the limit.</summary>
    public Task<IReadOnlyList<ContactNote>> ListAsync(Account viewer, string contactId, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<ContactNote>(
            $"""
            {Select} and (n.created_at, n.note_id) < (@beforeAt, @beforeId) and {Access.Sql(viewer, "n", own: "author_id")}
             order by n.created_at desc, n.note_id desc
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                contactId,
                viewerId = viewer.UserId,
                propertyIds = viewer.PropertyIds.ToList(),
                beforeAt = page.AfterNumber(0, long.MaxValue),
                beforeId = page.AfterText(1, first: Beyond),
                limit = page.Limit + 1,
            },
            cancellationToken);

    /// <summary>The note; throws the 404 of one that is not there where the viewer does not see it.</summary>
    public async Task<ContactNote> FindVisibleAsync(WriteScope scope, Account viewer, string contactId, string noteId)
    {
        var note = Ids.IsId(noteId)
            ? await scope.FirstOrDefaultAsync<ContactNote>($"{Select} and n.note_id = @noteId", new { companyId = viewer.CompanyId, contactId, noteId })
            : null;
        return note is not null && Access.CanSee(viewer, note.PropertyId, note.AuthorId) ? note : throw ApiException.NotFound("Note");
    }

    public Task AddAsync(WriteScope scope, ContactNote note) => scope.ExecuteAsync(
        """
        insert into contact_notes (company_id, note_id, contact_id, property_id, text, author_type, author_id, author_name, created_at)
        values (@CompanyId, @NoteId, @ContactId, @PropertyId, @Text, @AuthorType, @AuthorId, @AuthorName, @CreatedAt)
        """,
        note);

    public Task DeleteAsync(WriteScope scope, ContactNote note) => scope.ExecuteAsync(
        "delete from contact_notes where company_id = @CompanyId and note_id = @NoteId", new { note.CompanyId, note.NoteId });

    /// <summary>Hands the notes of a contact that goes to the one that stays; whose they are to see does not change.</summary>
    public static Task MoveAsync(WriteScope scope, string companyId, string from, string to) => scope.ExecuteAsync(
        "update contact_notes set contact_id = @to where company_id = @companyId and contact_id = @from", new { companyId, from, to });

    /// <summary>Removes all notes of a person who is erased.</summary>
    public static Task EraseAsync(WriteScope scope, Contact contact) => scope.ExecuteAsync(
        "delete from contact_notes where company_id = @CompanyId and contact_id = @ContactId", new { contact.CompanyId, contact.ContactId });
}
