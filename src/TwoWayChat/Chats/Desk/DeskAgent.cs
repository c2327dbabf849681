using TwoWayChat.Events;

namespace TwoWayChat.Chats.Desk;

/// <summary>An online agent of a property, whom no other transaction gives chats to while this one lasts.</summary>
internal sealed record DeskAgent
{
    public required string UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>Open chats assigned, in all properties.</summary>
    public required long OpenChats { get; init; }

    public NamedRef Ref => new(UserId, Name);
}
