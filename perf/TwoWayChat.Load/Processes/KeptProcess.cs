using System.Diagnostics;

namespace TwoWayChat.Load.Processes;

/// <summary>Starts a shell that keeps something running until its input closes or we die, and that says <c>ready</c> and a word when it runs.</summary>
internal static class KeptProcess
{
    public static async Task<(Process Keeper, string Word)> StartAsync(string what, IReadOnlyList<string> line)
    {
        var started = Process.Start(new ProcessStartInfo(line[0], line.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var said = new List<string>();
        while (await started.StandardOutput.ReadLineAsync() is { } told)
        {
            if (told.StartsWith("ready ", StringComparison.Ordinal))
            {
                return (started, told["ready ".Length..]);
            }

            said.Add(told);
        }

        said.Add(await started.StandardError.ReadToEndAsync());
        throw new InvalidOperationException($"{what} did not start:\n{string.Join('\n', said)}");
    }
}
