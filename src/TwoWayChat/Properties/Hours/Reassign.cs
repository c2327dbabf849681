namespace TwoWayChat.Properties.Hours;

/// <summary>What becomes of a chat that its assignee has left unanswered for twice the time.</summary>
internal enum Reassign
{
    /// <summary>Its assignee keeps it.</summary>
    None,

    /// <summary>It is free for all.</summary>
    Release,

    /// <summary>It goes to the next online agent, by the property's assignment; where nobody else is there, it is free for all.</summary>
    Auto,
}
