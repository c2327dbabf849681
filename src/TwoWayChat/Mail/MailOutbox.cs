using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Mail;

/// <summary>Queues mails, in the transaction of what they tell of.</summary>
internal sealed class MailOutbox(IOptions<MailOptions> options, KeyFile key, Ids ids)
{
    private const int MostSubject = 200;

    /// <summary>Whether the settings name an SMTP server. Where they do not, mails are not queued.</summary>
    public bool IsOn => options.Value.Host.Length > 0;

    /// <summary>Has <paramref name="mail"/> sent soon after the commit; it is safe to run this again with its action.</summary>
    public Task QueueAsync(WriteScope scope, MailMessage mail) => !IsOn ? Task.CompletedTask : scope.ExecuteAsync(
        $"""
        insert into mails (company_id, mail_id, recipient, subject, text, created_at, due_at, attempt)
        values (@CompanyId, @mailId, @recipient, @subject, @text, {scope.Dialect.NowMilliseconds}, {scope.Dialect.NowMilliseconds}, 0)
        """,
        new
        {
            mail.CompanyId,
            mailId = ids.New(),
            recipient = mail.To.Text,
            subject = OneLine(mail.Subject),
            text = mail.IsSecret ? SealedText.Seal(key, mail.Text) : mail.Text,
        });

    private static string OneLine(string text) =>
        StorableText.Cut(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim(), MostSubject);
}
