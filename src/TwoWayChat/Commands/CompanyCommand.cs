using System.CommandLine;

namespace TwoWayChat.Commands;

/// <summary><c>company add NAME</c>.</summary>
internal static class CompanyCommand
{
    public static Command Create(CommandConsole console)
    {
        var name = new Argument<string>("name") { Description = "1 to 64 letters, digits, '-', '_' and '.'" };
        var add = new Command("add", "Add a company") { name };
        add.SetAction(async (parsed, cancellationToken) =>
        {
            var answer = await Administration.RunAsync(
                CommandLine.Start(parsed),
                AdministrationApi.Companies,
                new CompanyRequest(parsed.GetValue(name)),
                (AdminTasks tasks, CompanyRequest request, CancellationToken cancellation) => tasks.AddCompanyAsync(request, cancellation),
                cancellationToken);
            await console.Output.WriteLineAsync(answer.Message);
            return ExitCode.Done;
        });
        return new Command("company", "Companies") { add };
    }
}
