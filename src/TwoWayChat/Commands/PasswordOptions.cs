using System.CommandLine;
using TwoWayChat.Hosting;
using TwoWayChat.Users;

namespace TwoWayChat.Commands;

/// <summary>
/// The ways to give a password: by standard input, made up and printed, or typed twice at a terminal. Never as an argument, which other users of the
/// machine could read.
/// </summary>
internal sealed class PasswordOptions(CommandConsole console)
{
    private readonly Option<bool> stdin = new("--password-stdin") { Description = "Read the password from the first line of standard input" };
    private readonly Option<bool> generate = new("--generate") { Description = "Make a password up and print it" };

    public void AddTo(Command command)
    {
        command.Options.Add(stdin);
        command.Options.Add(generate);
    }

    /// <summary>The password; throws a refusal where none can be had.</summary>
    public async Task<string> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(generate))
        {
            return ReadablePassword.New();
        }

        if (parsed.GetValue(stdin))
        {
            return await console.Input.ReadLineAsync(cancellationToken) ?? throw ApiException.BadRequest("Standard input holds no password");
        }

        return console.ReadHidden is null
            ? throw ApiException.BadRequest("Give a password with --password-stdin, or have one made with --generate")
            : Ask(console.ReadHidden);
    }

    /// <summary>Prints what the task says, and a password that was made up.</summary>
    public async Task WriteAsync(ParseResult parsed, CommandAnswer answer, string password)
    {
        await console.Output.WriteLineAsync(answer.Message);
        if (parsed.GetValue(generate))
        {
            await console.Output.WriteLineAsync($"Password: {password}");
        }
    }

    private static string Ask(Func<string, string> readHidden)
    {
        var password = readHidden("Password: ");
        return readHidden("Once more: ") == password ? password : throw ApiException.BadRequest("The two passwords differ");
    }
}
