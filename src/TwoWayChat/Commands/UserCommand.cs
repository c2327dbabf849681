using System.CommandLine;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Commands;

/// <summary><c>user add</c> and <c>user set-password</c>.</summary>
internal static class UserCommand
{
    public static Command Create(CommandConsole console) => new("user", "Users") { CreateAdd(console), CreateSetPassword(console) };

    private static Command CreateAdd(CommandConsole console)
    {
        var user = UserArgument();
        var role = new Option<Role>("--role")
        {
            Description = "AGENT, PROPERTY_MANAGER or GLOBAL_MANAGER",
            HelpName = "role",
            Required = true,
            CustomParser = ReadRole,
        };
        var name = new Option<string?>("--name") { Description = "The name that others see", HelpName = "name" };
        var email = new Option<string?>("--email") { Description = "E-mail address", HelpName = "address" };
        var properties = new Option<string[]>("--property") { Description = "Name of a property to assign; may come several times", HelpName = "name" };
        var password = new PasswordOptions(console);
        var command = new Command("add", "Add a user") { user, role, name, email, properties };
        password.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var secret = await password.ReadAsync(parsed, cancellationToken);
            var request = new UserRequest(
                parsed.GetValue(user), parsed.GetValue(role), parsed.GetValue(name), parsed.GetValue(email), parsed.GetValue(properties) ?? [], secret);
            var answer = await Administration.RunAsync(
                CommandLine.Start(parsed),
                AdministrationApi.Users,
                request,
                (AdminTasks tasks, UserRequest wanted, CancellationToken cancellation) => tasks.AddUserAsync(wanted, cancellation),
                cancellationToken);
            await password.WriteAsync(parsed, answer, secret);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateSetPassword(CommandConsole console)
    {
        var user = UserArgument();
        var password = new PasswordOptions(console);
        var command = new Command("set-password", "Give a user a new password, which signs out who is signed in with the old one") { user };
        password.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var secret = await password.ReadAsync(parsed, cancellationToken);
            var answer = await Administration.RunAsync(
                CommandLine.Start(parsed),
                AdministrationApi.Passwords,
                new PasswordRequest(parsed.GetValue(user), secret),
                (AdminTasks tasks, PasswordRequest wanted, CancellationToken cancellation) => tasks.SetPasswordAsync(wanted, cancellation),
                cancellationToken);
            await password.WriteAsync(parsed, answer, secret);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> UserArgument() => new("username@company") { Description = "The user's sign-in name" };

    private static Role ReadRole(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!EnumText.TryParse<Role>(text.ToUpperInvariant().Replace('-', '_'), out var role))
        {
            result.AddError($"'{text}' is no role: AGENT, PROPERTY_MANAGER or GLOBAL_MANAGER");
        }

        return role;
    }
}
