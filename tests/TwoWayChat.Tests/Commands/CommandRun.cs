using TwoWayChat.Commands;

namespace TwoWayChat.Tests.Commands;

/// <summary>A command line that has run.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(string? input, params IReadOnlyList<string> args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input ?? "");
        var code = await CommandLine.RunAsync(args, new CommandConsole(output, error, reader, null), CancellationToken.None);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
