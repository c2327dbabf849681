namespace TwoWayChat.Users;

/// <summary>Whether a user is there for customers, and with how many.</summary>
internal sealed record UserLoad
{
    public required string UserId { get; init; }

    /// <summary><c>ONLINE</c>, <c>AWAY</c> or <c>OFFLINE</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Open chats that the user has, of whichever property.</summary>
    public required long OpenChats { get; init; }
}
