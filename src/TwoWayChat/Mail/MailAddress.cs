using MimeKit;

namespace TwoWayChat.Mail;

/// <summary>An e-mail address that may stand in a header: <c>local@domain</c> and nothing else.</summary>
internal readonly record struct MailAddress
{
    private const int MostLength = 254; // RFC 5321, 4.5.3.1.3, without the angle brackets

    private MailAddress(string text) => Text = text;

    public string Text { get; }

    /// <summary>The address that <paramref name="text"/> is, or null: no display name, no list, no comment, no control character.</summary>
    public static MailAddress? Parse(string? text) =>
        text is { Length: > 0 and <= MostLength }
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character))
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text
        && text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1
            ? new MailAddress(text)
            : null;

    /// <summary>Not the address: this text may end up in a log.</summary>
    public override string ToString() => "…";
}
