using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Chats.Notes;

/// <summary>Body of a note.</summary>
internal sealed record NoteInput([property: Required, MinLength(1), MaxLength(Note.MostLength)] string? Text);
