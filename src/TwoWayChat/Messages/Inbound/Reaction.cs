namespace TwoWayChat.Messages.Inbound;

/// <summary>What one of the reactions to a text has done about it.</summary>
internal enum Reaction
{
    /// <summary>It is not this one's; the next looks at it.</summary>
    None,

    /// <summary>Dealt with, without a word.</summary>
    Silent,

    /// <summary>Dealt with, and an answer waits to go out.</summary>
    Answered,
}
