namespace TwoWayChat.Sessions;

/// <summary>Why a session has ended; on the wire in UPPER_CASE.</summary>
internal enum EndReason
{
    /// <summary>Somebody who may has ended it.</summary>
    Logout,

    /// <summary>Its time ran out without a renewal.</summary>
    Expired,

    /// <summary>Its user or its creator is gone or has not the right any more, the creator's password changed, or the Chat API is switched off.</summary>
    Revoked,

    /// <summary>The receiver answered 410.</summary>
    Gone,
}
