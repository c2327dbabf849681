using MimeKit;
using TwoWayChat.Mail;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Mail;

public class MailTests
{
    [Theory, OnBothDatabases]
    public async Task Mail_Queued_ArrivesAsWritten(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink.Settings);

        await QueueAsync(server, "ana@acme.example", "Grüße, Ana", "Zwei Zeilen:\näöü …");

        var sunk = (await sink.WaitForAsync("ana@acme.example")).ShouldHaveSingleItem();
        var read = await ReadAsync(sunk);
        (sunk.From, read.Subject, read.TextBody!.ReplaceLineEndings("\n").TrimEnd()).ShouldBe(("chat@acme.example", "Grüße, Ana", "Zwei Zeilen:\näöü …"));
        read.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        await Eventually.HoldsAsync(async () => await CountAsync(server) == 0, "the row is gone");
    }

    [Theory, OnBothDatabases]
    public async Task Mail_OfActionThatFails_IsNotSent(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink.Settings);
        var outbox = server.Services.GetRequiredService<MailOutbox>();

        await Should.ThrowAsync<FormatException>(() => server.Database.WriteAsync(
            "company",
            async scope =>
            {
                await outbox.QueueAsync(scope, new MailMessage("company", MailAddress.Parse("ana@acme.example")!.Value, "No", "no"));
                throw new FormatException("the action fails");
            },
            CancellationToken.None));
        await QueueAsync(server, "ben@acme.example", "Yes", "yes");

        await sink.WaitForAsync("ben@acme.example");
        sink.Mails.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Mail_WithLinesInSubject_AddsNoHeader(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink.Settings);

        await QueueAsync(server, "ana@acme.example", "Hello\r\nBcc: eve@evil.example\r\n\r\nbody", "text");

        var read = await ReadAsync((await sink.WaitForAsync("ana@acme.example"))[0]);
        (read.Subject, read.Bcc.Count, read.TextBody!.Trim()).ShouldBe(("Hello  Bcc: eve@evil.example    body", 0, "text"));
    }

    [Theory, OnBothDatabases]
    public async Task Mail_PutOffByServer_IsSentLater(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink.Settings);
        await QueueAsync(server, "busy@acme.example", "Once more", "text");
        await Eventually.HoldsAsync(async () => await CountAsync(server, "owner is null and attempt = 1 and due_at > created_at + 20000") == 1);

        await ExecuteAsync(server, "update mails set due_at = 0");

        await sink.WaitForAsync("busy@acme.example");
    }

    [Theory, OnBothDatabases]
    public async Task Mail_RefusedForGood_IsGivenUpAndOthersGo(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var server = await StartAsync(kind, sink.Settings);

        await QueueAsync(server, "gone@acme.example", "Never", "text");
        await QueueAsync(server, "ana@acme.example", "Here", "text");

        await sink.WaitForAsync("ana@acme.example");
        await Eventually.HoldsAsync(async () => await CountAsync(server) == 0, "both rows are gone");
        await Eventually.HoldsAsync(() => server.Log.Lines.Any(line => line.Contains("SMTP 550", StringComparison.Ordinal)), "said after the commit");
        server.Log.Lines.ShouldNotContain(line => line.Contains("gone@acme", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Mail_TriedForADay_IsGivenUp(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, Nowhere);
        await QueueAsync(server, "ana@acme.example", "Late", "text");
        await Eventually.HoldsAsync(async () => await CountAsync(server, "owner is null and attempt = 1") == 1);

        await ExecuteAsync(server, $"update mails set due_at = 0, created_at = created_at - {TimeSpan.FromDays(1).TotalMilliseconds}");

        await Eventually.HoldsAsync(async () => await CountAsync(server) == 0, "the row is gone");
        await Eventually.HoldsAsync(() => server.Log.Lines.Any(line => line.Contains("GivenUp", StringComparison.Ordinal)), "said after the commit");
    }

    [Theory, OnBothDatabases]
    public async Task Mail_ClaimedByServerThatDied_IsSentAfterwards(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var database = await TestDatabase.KeptAsync(kind);
        await using (var first = await TestServer.StartAsync(database, new() { Settings = Nowhere }))
        {
            await QueueAsync(first, "ana@acme.example", "After all", "text");
            await Eventually.HoldsAsync(async () => await CountAsync(first, "attempt = 1 and owner is null") == 1);
            await ExecuteAsync(first, $"update mails set owner = 'dead', due_at = {(kind == DatabaseKind.Sqlite ? "9999999999999" : "0")}");
        }

        await using var second = await TestServer.StartAsync(database, new() { Settings = sink.Settings });

        await sink.WaitForAsync("ana@acme.example");
    }

    [Theory, OnBothDatabases]
    public async Task Mail_WithoutServerNamed_IsNotQueued(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);

        await QueueAsync(server, "ana@acme.example", "Nobody", "text");

        (await CountAsync(server)).ShouldBe(0);
        await Eventually.HoldsAsync(() => server.Log.Lines.Count(line => line.Contains("Mail:Host is not set", StringComparison.Ordinal)) == 1);
    }

    private static IReadOnlyList<(string Key, string Value)> Nowhere =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:Tls", "None"), ("Mail:From", "chat@acme.example")];

    private static Task<TestServer> StartAsync(DatabaseKind kind, IReadOnlyList<(string Key, string Value)> settings) =>
        TestServer.StartAsync(kind, new() { Settings = settings });

    private static Task QueueAsync(TestServer server, string to, string subject, string text) => server.Database.WriteAsync(
        "company",
        scope => server.Services.GetRequiredService<MailOutbox>()
            .QueueAsync(scope, new MailMessage("company", MailAddress.Parse(to)!.Value, subject, text)),
        CancellationToken.None);

    private static Task<long> CountAsync(TestServer server, string condition = "1 = 1") =>
        server.Database.FirstOrDefaultAsync<long>($"select count(*) from mails where {condition}", null, CancellationToken.None);

    private static Task ExecuteAsync(TestServer server, string sql) =>
        server.Database.WriteAsync("company", scope => scope.ExecuteAsync(sql), CancellationToken.None);

    private static async Task<MimeMessage> ReadAsync(SunkMail mail)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Raw));
        return await MimeMessage.LoadAsync(stream);
    }
}
