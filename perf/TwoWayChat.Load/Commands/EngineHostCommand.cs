using System.CommandLine;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Engine;

namespace TwoWayChat.Load.Commands;

/// <summary><c>engine-host</c>: our engine in a process of its own, for the measurements that publish events past the HTTP front door.</summary>
internal static class EngineHostCommand
{
    public static Command Create()
    {
        var receivers = new Option<string>("--receivers") { Required = true };
        var companies = LoadCommands.Number("--companies", 1, "companies");
        var properties = LoadCommands.Number("--properties", 1, "properties per company");
        var managers = LoadCommands.Number("--managers", 1, "managers per company");
        var staff = LoadCommands.Number("--staff", 1, "users per company");
        var command = new Command("engine-host", "Runs the engine that the measurements publish to") { receivers, companies, properties, managers, staff };
        command.Hidden = true;
        command.SetAction(async (parsed, _) => await EngineDoors.RunAsync(await EngineHost.StartAsync(new Layout
        {
            Receivers = [.. parsed.GetValue(receivers)!.Split(',').Select(url => new Uri(url))],
            Companies = parsed.GetValue(companies),
            Properties = parsed.GetValue(properties),
            Managers = parsed.GetValue(managers),
            Staff = parsed.GetValue(staff),
        })));
        return command;
    }
}
