using System.Net;

namespace TwoWayChat.Mail;

/// <summary>Section <c>Mail</c>: the SMTP server.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name or address of the SMTP server; empty for none, and then no mails are queued.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Name to sign in with; empty for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Who the mails come from: an address.</summary>
    public string From { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (Port is < 1 or > 65535)
        {
            yield return $"Mail:Port must be 1 to 65535, not {Port}";
        }

        if (Host.Length > 0 && MailAddress.Parse(From) is null)
        {
            yield return "Mail:From must be an e-mail address where Mail:Host is set";
        }

        if (Host.Length > 0 && User.Length > 0 && Tls == MailTls.None && !IsLocal(Host))
        {
            yield return "Mail:Tls must not be None where Mail:User signs in at another machine: the password would go there in the clear";
        }
    }

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
