using System.Diagnostics;
using System.Threading.Channels;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A receiver of the documentation, run as an integrator would: a process that prints what it takes.</summary>
internal sealed class SampleReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private SampleReceiver(Process process) => this.process = process;

    public Uri Url { get; private set; } = null!;

    /// <summary>Starts it; <paramref name="command"/> is the program and its arguments, without the port.</summary>
    public static async Task<SampleReceiver> StartAsync(string secret, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], "0"])
        {
            WorkingDirectory = Support.Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["SECRET"] = secret },
        };
        var receiver = new SampleReceiver(new Process { StartInfo = start });
        receiver.process.OutputDataReceived += (_, line) => receiver.lines.Writer.TryWrite(line.Data ?? "(ended)");
        receiver.process.Start();
        receiver.process.BeginOutputReadLine();
        var port = (await receiver.UntilAsync(line => line.StartsWith("LISTENING ", StringComparison.Ordinal)))["LISTENING ".Length..];
        receiver.Url = new Uri($"http://127.0.0.1:{port}/callbacks");
        return receiver;
    }

    /// <summary>Reads what it prints until <paramref name="wanted"/> holds.</summary>
    public async Task<string> UntilAsync(Func<string, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Limit);
        await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
        {
            if (wanted(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException("It ended too soon");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
