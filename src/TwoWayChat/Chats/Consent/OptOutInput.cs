using System.ComponentModel.DataAnnotations;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Consent;

/// <summary>Body of <c>POST /contacts/{id}/opt-out</c>.</summary>
/// <param name="Note">How the contact said so.</param>
/// <param name="SenderAddress">The sender address that it is about, where the company keeps consent per sender address; all of them where it is
/// missing.</param>
internal sealed record OptOutInput(
    [property: MaxLength(ConsentEntry.MostNoteLength)] string? Note,
    [property: MaxLength(Address.MaxTextLength)] string? SenderAddress);
