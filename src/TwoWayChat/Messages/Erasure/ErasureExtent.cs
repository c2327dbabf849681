namespace TwoWayChat.Messages.Erasure;

/// <summary>How much of a contact there is to lose.</summary>
internal sealed record ErasureExtent
{
    public required long Chats { get; init; }

    public required long Messages { get; init; }

    public required long OpenChats { get; init; }
}
