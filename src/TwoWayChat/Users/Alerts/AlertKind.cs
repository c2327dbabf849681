namespace TwoWayChat.Users.Alerts;

/// <summary>What calls a user to the screen.</summary>
internal enum AlertKind
{
    /// <summary>A customer writes in a chat of the user's.</summary>
    Message,

    /// <summary>A customer writes in a chat that nobody has taken.</summary>
    NewChat,

    /// <summary>A colleague mentions the user in a note.</summary>
    Mention,

    /// <summary>A customer has waited longer than the property allows.</summary>
    Unanswered,
}
