using System.ComponentModel.DataAnnotations;
using TwoWayChat.Contacts.Consent;

namespace TwoWayChat.Chats.Consent;

/// <summary>Body of <c>POST /contacts/{id}/opt-in</c>.</summary>
/// <param name="Note">What it rests on: when and how the contact agreed. It is the proof.</param>
internal sealed record OptInInput([property: Required, MaxLength(ConsentEntry.MostNoteLength)] string? Note);
