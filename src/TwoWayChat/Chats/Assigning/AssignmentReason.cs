namespace TwoWayChat.Chats.Assigning;

/// <summary>Why a chat changed hands.</summary>
internal enum AssignmentReason
{
    /// <summary>Somebody claimed, assigned or released it.</summary>
    Manual,

    /// <summary>The server did: its holder does not belong to where the chat has gone.</summary>
    Auto,
}
