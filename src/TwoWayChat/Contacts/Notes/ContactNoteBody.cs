using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Notes;

/// <summary>The note of a contact on the wire.</summary>
/// <param name="PropertyId">The property that it was written in; null: it is for global managers alone.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record ContactNoteBody(string Id, string ContactId, string? PropertyId, string Text, Author Author, long CreatedAt)
{
    public static ContactNoteBody Of(ContactNote note) => new(
        note.NoteId, note.ContactId, note.PropertyId, note.Text, new Author(note.AuthorType, note.AuthorId, note.AuthorName), note.CreatedAt);
}
