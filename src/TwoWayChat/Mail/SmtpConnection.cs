using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TwoWayChat.Mail;

/// <summary>A connection to the SMTP server for some mails; made when the first is sent.</summary>
internal sealed class SmtpConnection(MailOptions options) : IDisposable
{
    private const int PermanentFailure = 500; // RFC 5321, 4.2.1: replies from 500 on say "never", those from 400 on "not now".

    private readonly SmtpClient client = new() { Timeout = 30_000 };

    /// <summary>Hands over a mail. Whatever the server or the network does is a result; only the caller's own abort is an exception.</summary>
    public async Task<SmtpResult> SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken);
            using var message = Compose(mail);
            await client.SendAsync(message, cancellationToken);
            return SmtpResult.Sent;
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            return SmtpResult.Refused((int)refusal.StatusCode);
        }
        catch (SmtpCommandException refusal)
        {
            return SmtpResult.Trouble($"SMTP {(int)refusal.StatusCode}", connectionIsLost: !client.IsConnected);
        }
        catch (Exception trouble) when (trouble is ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or AuthenticationException or SslHandshakeException or NotSupportedException or SocketException or IOException or TimeoutException)
        {
            return SmtpResult.Trouble(trouble.GetType().Name, connectionIsLost: true);
        }
    }

    public Task CloseAsync(CancellationToken cancellationToken) =>
        client.IsConnected ? client.DisconnectAsync(quit: true, cancellationToken) : Task.CompletedTask;

    public void Dispose() => client.Dispose();

    /// <summary>About this recipient or this text; a refused sender is a wrong setting, which somebody may put right.</summary>
    private static bool IsForGood(SmtpCommandException refusal) =>
        (int)refusal.StatusCode >= PermanentFailure
        && refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (client.IsConnected)
        {
            return;
        }

        var encryption = options.Tls switch
        {
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            MailTls.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(options.Host, options.Port, encryption, cancellationToken);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, cancellationToken);
        }
    }

    private MimeMessage Compose(QueuedMail mail)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = DateTimeOffset.FromUnixTimeMilliseconds(mail.CreatedAt),
            MessageId = $"{mail.MailId}@{options.From[(options.From.LastIndexOf('@') + 1)..]}",
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(new MailboxAddress("TwoWayChat", options.From));
        message.To.Add(new MailboxAddress("", mail.Recipient));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: out-of-office programs leave it alone.
        return message;
    }
}
