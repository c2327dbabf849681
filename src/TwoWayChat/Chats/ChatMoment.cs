using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>Who did it, and when.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">Epoch milliseconds.</param>
internal sealed record ChatMoment(Actor Actor, long At);
