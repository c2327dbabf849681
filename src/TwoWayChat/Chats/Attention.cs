namespace TwoWayChat.Chats;

/// <summary>Why people should look at a message.</summary>
internal enum Attention
{
    /// <summary>It reads as if the customer wanted no more texts, but is none of the words that the server acts upon.</summary>
    PossibleOptOut,
}
