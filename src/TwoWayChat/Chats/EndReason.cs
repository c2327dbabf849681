namespace TwoWayChat.Chats;

/// <summary>Why a chat ended.</summary>
internal enum EndReason
{
    /// <summary>A user ended it.</summary>
    Agent,

    /// <summary>Nobody wrote for the time that the property allows.</summary>
    Inactivity,

    /// <summary>The customer opted out.</summary>
    OptOut,

    /// <summary>The server ended it.</summary>
    System,
}
