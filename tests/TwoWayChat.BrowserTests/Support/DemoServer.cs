using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Support;

[assembly: AssemblyFixture(typeof(DemoServer))]

namespace TwoWayChat.BrowserTests.Support;

/// <summary>
/// The product as people start it: its own program with <c>demo</c>, in a folder of its own, on free ports. A shell keeps it, which ends it when the
/// run closes the shell's input or dies. Public because the test framework makes it.
/// </summary>
public sealed class DemoServer : IAsyncLifetime
{
    private const string Keeper =
        """
        "$@" </dev/null 2>&1 &
        server=$!
        cat >/dev/null
        kill -TERM $server
        wait $server
        """;

    private readonly TestFolder folder = new();
    private readonly ConcurrentQueue<string> said = new();
    private Process? keeper;
    private JsonNode? demo;

    /// <summary>Base address over plain HTTP.</summary>
    public Uri Http => new(Text("http"));

    /// <summary>Base address over HTTPS, with a certificate of the server's own.</summary>
    public Uri Https => new(Text("https"));

    public string Company => Text("company");

    public string SenderAddress => Text("senderAddress");

    /// <summary>The callback inspector: a callback URL to enter.</summary>
    public Uri Inspector => new(Text("inspector"));

    /// <summary>What the server has printed.</summary>
    public string Output => string.Join('\n', said);

    public async ValueTask InitializeAsync()
    {
        keeper = Process.Start(new ProcessStartInfo("sh", ["-c", Keeper, "keeper", Program(), "demo", "--http", "0", "--https", "0", "--data", folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        })!;
        keeper.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        keeper.BeginOutputReadLine();
        demo = await Eventually.ComesAsync(StartedAsync, "the demo to start");
    }

    /// <summary>Sign-in name and password of the user <paramref name="name"/> of the company, such as <c>ana</c>.</summary>
    public (string User, string Password) Credentials(string name)
    {
        var user = demo!["users"]!.AsArray().Single(user => user!["user"]!.GetValue<string>() == $"{name}@{Company}")!;
        return (user["user"]!.GetValue<string>(), user["password"]!.GetValue<string>());
    }

    /// <summary>A customer texts in to <see cref="SenderAddress"/>.</summary>
    public async Task TextInAsync(string from, string text)
    {
        var (user, password) = Credentials("manager");
        using var client = new HttpClient { BaseAddress = Http };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        using var answer = await client.PostAsJsonAsync("/scg-web-chat-api/api/v2/simulator/messages", new { from, to = SenderAddress, text });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null)
        {
            keeper.StandardInput.Close();
            await keeper.WaitForExitAsync();
            keeper.Dispose();
        }

        folder.Dispose();
    }

    /// <summary>The demo's file, once it says where the server listens.</summary>
    private async Task<JsonNode?> StartedAsync()
    {
        keeper!.HasExited.ShouldBeFalse(Output);
        var path = folder.File("demo.json");
        var file = File.Exists(path) ? JsonNode.Parse(await File.ReadAllTextAsync(path)) : null;
        return file?["http"]?.GetValue<string>() is { Length: > 0 } ? file : null;
    }

    /// <summary>The product as it was built together with these tests, in the same configuration.</summary>
    private static string Program()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf("src", "TwoWayChat", "bin", built.Parent!.Name, built.Name, "TwoWayChat");
    }

    private string Text(string member) => demo![member]!.GetValue<string>();
}
