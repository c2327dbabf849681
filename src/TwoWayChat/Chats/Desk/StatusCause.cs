namespace TwoWayChat.Chats.Desk;

/// <summary>Why a user's status changed.</summary>
internal enum StatusCause
{
    /// <summary>The user chose it.</summary>
    User,

    /// <summary>A browser tab was opened.</summary>
    Browser,

    /// <summary>An integration session was registered.</summary>
    Session,

    /// <summary>The last tab and the last session are gone.</summary>
    Gone,
}
