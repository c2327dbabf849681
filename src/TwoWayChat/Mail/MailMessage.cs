namespace TwoWayChat.Mail;

/// <summary>A mail to be sent.</summary>
/// <param name="CompanyId">Whose mail it is.</param>
/// <param name="To">The one recipient.</param>
/// <param name="Subject">One line; control characters in it become blanks.</param>
/// <param name="Text">Plain text.</param>
internal sealed record MailMessage(string CompanyId, MailAddress To, string Subject, string Text)
{
    /// <summary>Whether the text lets its reader in: then it waits encrypted, and no copy of the database gives it away.</summary>
    public bool IsSecret { get; init; }
}
