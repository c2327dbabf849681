using System.CommandLine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>floor</c>: what the measurements start beside the real server.</summary>
internal static class FloorCommand
{
    public static Command Create()
    {
        var receiver = new Option<Uri>("--receiver") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
        var command = new Command("floor", "Runs the server that the measurements compare with") { receiver };
        command.Hidden = true;
        command.SetAction((parsed, _) => Floor.RunAsync(parsed.GetValue(receiver)!));
        return command;
    }
}
