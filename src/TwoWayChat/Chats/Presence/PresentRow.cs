using TwoWayChat.Events;

namespace TwoWayChat.Chats.Presence;

/// <summary>Somebody who writes in a chat, or looks at it.</summary>
internal sealed record PresentRow
{
    public required string ChatId { get; init; }

    public required string UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Epoch milliseconds, by the database server's clock.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary><c>WRITES</c> or <c>LOOKS</c>.</summary>
    public required string Kind { get; init; }

    public bool Writes => Kind == "WRITES";

    public NamedRef User => new(UserId, Name);
}
