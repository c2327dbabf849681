using System.Diagnostics;

namespace TwoWayChat.BrowserTests.Support;

/// <summary>Runs the real curl with the words of the published examples, led to the demo.</summary>
internal static class Curl
{
    private const string Path = "scg-web-chat-api/api/v2/integration/";

    /// <summary>The example that registers a user; the answer's status and body.</summary>
    public static Task<(int Status, string Body)> RegisterAsync(DemoServer demo, string caller, string user) => RunAsync(
        demo,
        [
            "--request", "POST", "--header", "Content-Type: application/json", "--user", $"{caller}:{PasswordOf(demo, caller)}",
            $"https://chat.syniverse.com/{Path}", "--data", $$"""{"user":"{{user}}"}""",
        ]);

    /// <summary>The example that deregisters.</summary>
    public static Task<(int Status, string Body)> DeregisterAsync(DemoServer demo, string caller, string sessionId) => RunAsync(
        demo,
        [
            "--request", "DELETE", "--header", "Content-Type: application/json", "--user", $"{caller}:{PasswordOf(demo, caller)}",
            $"http://twowaychat.com/{Path}{sessionId}",
        ]);

    private static async Task<(int Status, string Body)> RunAsync(DemoServer demo, IReadOnlyList<string> example)
    {
        using var curl = Process.Start(new ProcessStartInfo("curl", [.. example, .. ConnectTo(demo), "--silent", "--write-out", "\n%{http_code}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        var cut = output.LastIndexOf('\n');
        return (int.Parse(output[(cut + 1)..]), output[..cut]);
    }

    private static string PasswordOf(DemoServer demo, string signInName) => demo.Credentials(signInName.Split('@')[0]).Password;

    /// <summary>What leads the names of the examples to the demo.</summary>
    private static string[] ConnectTo(DemoServer demo) =>
    [
        "--connect-to", $"chat.syniverse.com:443:127.0.0.1:{demo.Https.Port}", "--connect-to", $"twowaychat.com:80:127.0.0.1:{demo.Http.Port}", "--insecure",
    ];
}
