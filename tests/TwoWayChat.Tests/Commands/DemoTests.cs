using System.Text.Json.Nodes;
using TwoWayChat.Commands;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Commands;

public class DemoTests
{
    [Fact]
    public async Task Demo_Started_LetsEverybodyInAndGoesOnAtTheNextStart()
    {
        using var folder = new TestFolder();
        var data = folder.File("data");

        var first = await RunAsync(data, async demo =>
        {
            foreach (var user in demo["users"]!.AsArray())
            {
                (await AskAsync(demo, user!, "users/me"))["role"]!.GetValue<string>().ShouldBe(user!["role"]!.GetValue<string>());
            }
        });
        var second = await RunAsync(data, async demo =>
            (await AskAsync(demo, demo["users"]![0]!, "users"))["items"]!.AsArray().Count.ShouldBe(4));

        first["company"]!.GetValue<string>().ShouldBe("acme");
        first["users"]!.AsArray().Select(user => user!["user"]!.GetValue<string>()).ShouldBe(["manager@acme", "paula@acme", "ana@acme", "ben@acme"]);
        first["senderAddress"]!.GetValue<string>().ShouldBe("+12025550100");
        first["inspector"]!.GetValue<string>().ShouldBe($"{first["http"]}/inspector");
        first["https"]!.GetValue<string>().ShouldStartWith("https://127.0.0.1:");
        second["users"]!.ToJsonString().ShouldBe(first["users"]!.ToJsonString());
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.GetUnixFileMode(Path.Combine(data, "demo.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Demo_OnOtherData_IsRefused()
    {
        using var folder = new TestFolder();
        await CommandRun.OfAsync(null, "company", "add", "acme", "--data", folder.Path);

        var run = await CommandRun.OfAsync(null, "demo", "--http", "0", "--https", "0", "--data", folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"twowaychat: {folder.Path} holds data that is not the demo's; name another folder with --data\n");
        File.Exists(folder.File("demo.json")).ShouldBeFalse();
    }

    /// <summary>Starts the demo on free ports, and stops it after <paramref name="use"/>; what its file says meanwhile.</summary>
    private static async Task<JsonNode> RunAsync(string folder, Func<JsonNode, Task> use)
    {
        using var stop = new CancellationTokenSource();
        using var output = new ReadySignal();
        var running = CommandLine.RunAsync(
            ["demo", "--http", "0", "--https", "0", "--data", folder], new CommandConsole(output, output, TextReader.Null, null), stop.Token);
        (await Task.WhenAny(output.Ready, running)).ShouldBe(output.Ready, output.ToString());
        var demo = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "demo.json")))!;
        await use(demo);
        await stop.CancelAsync();
        (await running).ShouldBe(0, output.ToString());
        return demo;
    }

    private static async Task<JsonNode> AskAsync(JsonNode demo, JsonNode user, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"{demo["http"]}{TwoWayChat.Hosting.ApiPaths.Base}/") };
        var credentials = System.Text.Encoding.UTF8.GetBytes($"{user["user"]}:{user["password"]}");
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(credentials));
        return (await client.DoAsync("GET", path)).Json;
    }

    /// <summary>Tells when the demo has said that it runs.</summary>
    private sealed class ReadySignal : StringWriter
    {
        private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ready => ready.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            ready.TrySetResult();
        }
    }
}
