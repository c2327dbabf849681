namespace TwoWayChat.Mail;

/// <summary>What became of one try.</summary>
internal enum MailOutcome
{
    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>The server will never take it.</summary>
    Refused,

    /// <summary>The server may take it later.</summary>
    Postponed,

    /// <summary>It was tried for a day in vain.</summary>
    GivenUp,
}
