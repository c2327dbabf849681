using TwoWayChat.Users.Alerts;

namespace TwoWayChat.Chats.Ui.Alerts;

/// <summary>A chat calls the reader.</summary>
/// <param name="Sequence">The event that made it.</param>
/// <param name="ChatId">The chat.</param>
/// <param name="Kind">Why.</param>
internal sealed record Call(long Sequence, string ChatId, AlertKind Kind);
