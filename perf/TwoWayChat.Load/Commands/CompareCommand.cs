using System.CommandLine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>compare</c>: all measurements in one run, and which goals were reached.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var brief = new Option<bool>("--short") { Description = "a look in some 6 minutes instead of 17: less warm-up, fewer settings" };
        var output = LoadCommands.Output();
        var command = new Command("compare", "All measurements in one run, against the floor and the peers") { brief, output };
        command.SetAction((parsed, _) =>
            new Comparison(parsed.GetValue(brief) ? ComparisonPlan.Short : ComparisonPlan.Full, parsed.GetValue(output)).RunAsync());
        return command;
    }
}
