using TwoWayChat.Events;

namespace TwoWayChat.Chats.Notes;

/// <summary><c>data</c> of <c>chat.note_added</c>.</summary>
internal sealed record NoteData(string NoteId, string Text, IReadOnlyList<NamedRef> Mentions);
