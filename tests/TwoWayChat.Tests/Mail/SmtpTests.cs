using TwoWayChat.Mail;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Mail;

/// <summary>The conversation with the SMTP server, and what may stand in the settings.</summary>
public class SmtpTests
{
    private static readonly QueuedMail Mail = new()
    {
        CompanyId = "company", MailId = "58a64ba3e4b04a24a92da9e6", Recipient = "ana@acme.example", Subject = "Hello",
        Text = "text", CreatedAt = 0, Attempt = 1,
    };

    [Fact]
    public async Task Server_ThatWantsPassword_GetsIt()
    {
        using var sink = await MailSink.StartAsync("auth");

        (await SendAsync(sink, options => (options.User, options.Password) = ("chat", "s3cret"))).Outcome.ShouldBe(MailOutcome.Sent);
        (await SendAsync(sink, options => (options.User, options.Password) = ("chat", "wrong"))).Outcome.ShouldBe(MailOutcome.Postponed);
        sink.Mails[0].Raw.ShouldContain("Message-Id: <58a64ba3e4b04a24a92da9e6@acme.example>", Case.Insensitive);
    }

    [Theory]
    [InlineData("tls", "StartTls")] // a certificate that nobody trusts
    [InlineData("plain", "StartTls")] // not offered
    [InlineData("plain", "Implicit")]
    public async Task Server_ThatCannotBeTrusted_GetsNothing(string offers, string tls)
    {
        using var sink = await MailSink.StartAsync(offers);

        var result = await SendAsync(sink, options => options.Tls = Enum.Parse<MailTls>(tls));

        (result.Outcome, result.ConnectionIsLost, sink.Mails.Count).ShouldBe((MailOutcome.Postponed, true, 0));
    }

    [Theory]
    [InlineData("ana@acme.example", true)]
    [InlineData("o'neil+tag@mail.acme.example", true)]
    [InlineData("ana", false)]
    [InlineData("@acme.example", false)]
    [InlineData("ana@", false)]
    [InlineData("Ana <ana@acme.example>", false)]
    [InlineData("ana@acme.example,eve@evil.example", false)]
    [InlineData("ana@acme.example\r\nBcc: eve@evil.example", false)]
    [InlineData("ana@acme.example\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Address_Parsed_IsOneAddressOrNone(string? text, bool expected) => (MailAddress.Parse(text) is not null).ShouldBe(expected);

    [Fact]
    public void Settings_ThatMakeNoSense_NameTheirKeys()
    {
        var wrong = new MailOptions { Host = "smtp.acme.example", Port = 0, From = "me", User = "chat", Tls = MailTls.None };

        wrong.Problems().Select(problem => problem.Split(' ')[0]).ShouldBe(["Mail:Port", "Mail:From", "Mail:Tls"]);
        new MailOptions().Problems().ShouldBeEmpty();
    }

    private static async Task<SmtpResult> SendAsync(MailSink sink, Action<MailOptions> change)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = sink.Port, Tls = MailTls.None, From = "chat@acme.example" };
        change(options);
        using var connection = new SmtpConnection(options);
        var result = await connection.SendAsync(Mail, CancellationToken.None);
        await connection.CloseAsync(CancellationToken.None);
        return result;
    }
}
