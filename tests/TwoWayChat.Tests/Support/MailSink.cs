using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using TwoWayChat.Tests.Oracles;

namespace TwoWayChat.Tests.Support;

/// <summary>A real SMTP server (npm <c>smtp-server</c>) on a free port that keeps what it takes; see <c>tests/oracles/mail.mjs</c>.</summary>
internal sealed class MailSink : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentQueue<SunkMail> mails = new();
    private readonly Process node;

    private MailSink(Process node, int port)
    {
        this.node = node;
        Port = port;
        _ = CollectAsync();
    }

    public int Port { get; }

    /// <summary>What has come, in its order.</summary>
    public IReadOnlyList<SunkMail> Mails => [.. mails];

    /// <summary>The settings by which a server sends here.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:Tls", "None"), ("Mail:From", "chat@acme.example")];

    public static async Task<MailSink> StartAsync(params string[] arguments)
    {
        var started = NodeOracle.Start("mail.mjs", arguments);
        var line = await started.StandardOutput.ReadLineAsync();
        return new MailSink(started, JsonDocument.Parse(line ?? await started.StandardError.ReadToEndAsync()).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>The mails to <paramref name="recipient"/>, once there are <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<SunkMail>> WaitForAsync(string recipient, int count = 1)
    {
        await Eventually.HoldsAsync(() => mails.Count(mail => mail.To.Contains(recipient)) >= count, $"{count} mails to {recipient}");
        return [.. mails.Where(mail => mail.To.Contains(recipient))];
    }

    public void Dispose()
    {
        node.Kill();
        node.Dispose();
    }

    private async Task CollectAsync()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            mails.Enqueue(JsonSerializer.Deserialize<SunkMail>(line, Wire)!);
        }
    }
}
