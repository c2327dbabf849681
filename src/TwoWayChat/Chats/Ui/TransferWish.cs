namespace TwoWayChat.Chats.Ui;

/// <summary>Where a chat is to go.</summary>
/// <param name="PropertyId">The property.</param>
/// <param name="PropertyName">Its name.</param>
/// <param name="Note">For those who take it over; null for none.</param>
internal sealed record TransferWish(string PropertyId, string PropertyName, string? Note);
