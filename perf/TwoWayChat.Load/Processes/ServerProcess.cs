using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TwoWayChat.Load.Processes;

/// <summary>
/// A server in a process of its own. A shell keeps it: when the shell's input closes, because we kill the server or because we ourselves have died, it
/// kills the server with SIGKILL, so that none is left behind.
/// </summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private const string Script =
        """
        exec 3<&0
        "$@" </dev/null 3<&- 2>&1 &
        server=$!
        exec 2>/dev/null
        echo "pid $server"
        ( cat <&3 >/dev/null; kill -KILL $server ) &
        watcher=$!
        exec 3<&-
        wait $server
        code=$?
        kill $watcher 2>/dev/null
        echo "ended $code"
        """;

    private readonly Process keeper;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<int> pid = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process keeper)
    {
        this.keeper = keeper;
        _ = ReadAsync();
    }

    /// <summary>Where it listens, once it does. Fails where the process ends before, or takes far too long.</summary>
    public async Task<Uri> AddressAsync()
    {
        try
        {
            return await listening.Task.WaitAsync(Limit);
        }
        catch (TimeoutException error)
        {
            throw new InvalidOperationException($"The server does not listen after {Limit.TotalSeconds} s:\n{Output}", error);
        }
    }

    /// <summary>What it has written last.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Starts <paramref name="assembly"/> beside this program, and returns at once.</summary>
    /// <param name="assembly">File name of a .NET program, such as <c>TwoWayChat.dll</c>, or its whole path where it lies elsewhere.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static ServerProcess Start(string assembly, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        // By way of env: a shell drops variables with a dot in their name, such as the log level of a category.
        var variables = environment.Select(variable => $"{variable.Key}={variable.Value}");
        return Start(["env", .. variables, "dotnet", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]);
    }

    /// <summary>Starts any program that says where it listens as ours do, and returns at once.</summary>
    public static ServerProcess Start(IEnumerable<string> line) =>
        new(Process.Start(new ProcessStartInfo("sh", ["-c", Script, "keeper", .. line])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>Ends it as a power cut would, between any two instructions.</summary>
    public async Task KillAsync()
    {
        keeper.StandardInput.Close();
        await ended.Task;
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task StopAsync()
    {
        Signals.Send(await pid.Task, ProcessSignal.Terminate);
        await ended.Task;
    }

    /// <summary>Freezes it in the middle of whatever it does.</summary>
    public async Task FreezeAsync() => Signals.Send(await pid.Task, ProcessSignal.Stop);

    /// <summary>Lets it go on.</summary>
    public async Task ThawAsync() => Signals.Send(await pid.Task, ProcessSignal.Continue);

    /// <summary>Processor time used so far by it and by all that it has started.</summary>
    public TimeSpan Cpu => ProcessTree.Cpu(keeper.Id);

    /// <summary>Processor time used so far, and memory resident now.</summary>
    public async Task<(TimeSpan Cpu, long ResidentBytes)> UsageAsync()
    {
        using var process = Process.GetProcessById(await pid.Task);
        return (process.TotalProcessorTime, process.WorkingSet64);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        keeper.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await keeper.StandardOutput.ReadLineAsync() is { } line)
        {
            Take(line);
        }

        pid.TrySetException(new InvalidOperationException("The process was not started"));
        ended.TrySetResult();
    }

    private void Take(string line)
    {
        if (line.StartsWith("pid ", StringComparison.Ordinal))
        {
            pid.TrySetResult(int.Parse(line["pid ".Length..], CultureInfo.InvariantCulture));
        }
        else if (line.StartsWith("ended ", StringComparison.Ordinal))
        {
            if (listening.TrySetException(new InvalidOperationException($"The server {line} before it listened:\n{Output}")))
            {
                _ = listening.Task.Exception; // Seen: nobody need wait for the address of a server that was killed while it started.
            }

            ended.TrySetResult();
        }
        else
        {
            Keep(line);
        }
    }

    private void Keep(string line)
    {
        lines.Enqueue(line);
        if (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }

        if (ListeningLine().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[\d.]+:\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningLine();
}
