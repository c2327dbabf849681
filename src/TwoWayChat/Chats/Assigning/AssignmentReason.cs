namespace TwoWayChat.Chats.Assigning;

/// <summary>Why a chat changed hands.</summary>
internal enum AssignmentReason
{
    /// <summary>Somebody claimed, assigned or released it.</summary>
    Manual,

    /// <summary>The server did: it was an agent's turn, or the holder does not belong to where the chat has gone.</summary>
    Auto,

    /// <summary>The customer has waited too long, and the property wants somebody else to answer then, or anybody.</summary>
    Escalation,
}
