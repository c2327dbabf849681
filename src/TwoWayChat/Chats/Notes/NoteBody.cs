using TwoWayChat.Events;

namespace TwoWayChat.Chats.Notes;

/// <summary>The note object of the API.</summary>
/// <param name="Mentions">Users whom the text names as <c>@username</c> and who see the chat.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record NoteBody(string Id, string ChatId, string Text, IReadOnlyList<NamedRef> Mentions, Author Author, long CreatedAt)
{
    public static NoteBody Of(Note note) => new(
        note.NoteId, note.ChatId, note.Text, note.Mentioned, new Author(note.AuthorType, note.AuthorId, note.AuthorName), note.CreatedAt);
}
