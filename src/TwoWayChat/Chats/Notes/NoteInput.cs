using System.ComponentModel.DataAnnotations;
using TwoWayChat.Contacts.Notes;

namespace TwoWayChat.Chats.Notes;

/// <summary>Body of a note.</summary>
internal sealed record NoteInput([property: Required, MinLength(1), MaxLength(NoteText.MostLength)] string? Text);
