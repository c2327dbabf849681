namespace TwoWayChat.Chats.Desk;

/// <summary>Whether a user is there for customers.</summary>
internal enum AgentStatus
{
    /// <summary>Has a browser tab open or a live integration session, and has not chosen otherwise.</summary>
    Online,

    /// <summary>Is there, but has chosen to get no chats.</summary>
    Away,

    /// <summary>Is not there.</summary>
    Offline,
}
