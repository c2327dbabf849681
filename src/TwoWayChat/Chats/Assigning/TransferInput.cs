using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Body of a transfer.</summary>
/// <param name="PropertyId">Where the chat goes.</param>
/// <param name="Note">For who takes over; stands in the event.</param>
internal sealed record TransferInput(
    [property: Required] string? PropertyId,
    [property: MaxLength(TransferChat.MostNoteLength)] string? Note);
