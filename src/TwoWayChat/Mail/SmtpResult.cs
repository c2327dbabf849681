namespace TwoWayChat.Mail;

/// <summary>What the SMTP server said to one mail.</summary>
/// <param name="Outcome">Sent, refused or to be tried later.</param>
/// <param name="Error">A few words for the log: a status or the kind of failure; null where it was sent.</param>
/// <param name="ConnectionIsLost">Another mail would fare no better now.</param>
internal sealed record SmtpResult(MailOutcome Outcome, string? Error, bool ConnectionIsLost)
{
    public static readonly SmtpResult Sent = new(MailOutcome.Sent, null, false);

    public static SmtpResult Refused(int status) => new(MailOutcome.Refused, $"SMTP {status}", false);

    public static SmtpResult Trouble(string error, bool connectionIsLost) => new(MailOutcome.Postponed, error, connectionIsLost);
}
