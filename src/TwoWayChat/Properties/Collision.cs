namespace TwoWayChat.Properties;

/// <summary>What happens to a reply whose author has not seen what somebody else has written meanwhile.</summary>
internal enum Collision
{
    /// <summary>It is sent, and its author is told.</summary>
    Warn,

    /// <summary>It is refused, and its author is shown what is new.</summary>
    Block,
}
