using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Contacts.Notes;

/// <summary>Body of a contact's note.</summary>
internal sealed record ContactNoteInput([property: Required, MinLength(1), MaxLength(NoteText.MostLength)] string? Text);
