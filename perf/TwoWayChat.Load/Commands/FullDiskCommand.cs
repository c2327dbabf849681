using System.CommandLine;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>full-disk</c>: PostgreSQL on a small file system that is filled under load, its tables and then its own log.</summary>
internal static class FullDiskCommand
{
    private static readonly string[] Columns =
        ["full", "for s", "texts accepted", "refused with 503 and Retry-After", "reads answered meanwhile", "PostgreSQL went down", "accepts again after s",
            "delivers again after s", "events arrived", "duplicates", "violations"];

    private static readonly bool[] TablesThenLog = [false, true];

    public static Command Create()
    {
        var server = new Option<DirectoryInfo?>("--server") { Description = "the folder of another build of the server, such as one published ready to run" };
        var output = LoadCommands.Output();
        var command = new Command("full-disk", "Fills the disk under PostgreSQL while texts come in, and checks that nothing accepted is lost; needs root")
        {
            server, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var reports = new List<FullDiskReport>();
            foreach (var isLog in TablesThenLog)
            {
                reports.Add(await FullDiskRun.RunAsync(isLog, parsed.GetValue(server)));
                reports[^1].Violations.ToList().ForEach(Console.WriteLine);
            }

            await ResultTable.WriteAsync("A full disk under PostgreSQL", Columns, [.. reports.Select(Row)], parsed.GetValue(output));
            return reports.TrueForAll(report => report.Violations.Count == 0) ? 0 : 1;
        });
        return command;
    }

    private static string[] Row(FullDiskReport report) =>
    [
        report.Full, $"{report.Lasted.TotalSeconds:0}", $"{report.Accepted}", $"{report.Refused}", $"{report.ReadsAnswered:0 %}",
        report.DatabaseWentDown ? "yes" : "no", $"{report.AcceptsAfter.TotalSeconds:0.0}", $"{report.DeliversAfter.TotalSeconds:0.0}", $"{report.Arrived}",
        $"{report.Duplicates}", $"{report.Violations.Count}",
    ];
}
