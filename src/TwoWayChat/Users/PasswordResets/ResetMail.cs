using System.Globalization;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Mail;
using TwoWayChat.Security;
using TwoWayChat.Users.Ui;

namespace TwoWayChat.Users.PasswordResets;

/// <summary>
/// The e-mail with a link for a new password. The link begins with <c>Server:PublicUrl</c> and never with the address that was asked: that comes from the
/// request, and whoever asks in somebody else's name could have the token sent to a server of their own.
/// </summary>
internal sealed class ResetMail(MailOutbox mails, IOptions<ServerOptions> server, AuditLog audit)
{
    /// <summary>Whether the settings name an SMTP server and the public address.</summary>
    public bool IsOn => mails.IsOn && server.Value.PublicUrl.Length > 0;

    /// <summary>Queues the mail; nothing for a user without an e-mail address.</summary>
    public async Task QueueAsync(WriteScope scope, User user, string token)
    {
        if (!IsOn || MailAddress.Parse(user.Email) is not { } to)
        {
            return;
        }

        var link = server.Value.PublicUrl.TrimEnd('/') + ResetToken.PathOf(user.CompanyId, token);
        var name = user.ToAccount().SignInName;
        await mails.QueueAsync(scope, new MailMessage(
            user.CompanyId, to, Fill(UsersText.ResetMailSubject, name), Fill(UsersText.ResetMailText, name, link)) { IsSecret = true });
        await audit.AppendAsync(
            scope, user.CompanyId, Actor.System, "user.password_link_sent", new AuditTarget("user", user.UserId, user.DisplayName));
    }

    private static string Fill(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
