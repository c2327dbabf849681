namespace TwoWayChat.Mail;

/// <summary>How the connection to the SMTP server is encrypted.</summary>
internal enum MailTls
{
    /// <summary>By <c>STARTTLS</c> (RFC 3207), or not at all: nothing is sent to a server that does not offer it.</summary>
    StartTls,

    /// <summary>From the first byte (RFC 8314), usually port 465.</summary>
    Implicit,

    /// <summary>Not encrypted: for a relay on this machine or in a network of one's own.</summary>
    None,
}
