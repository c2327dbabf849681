using TwoWayChat.Commands;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Commands;

public class CommandLineTests
{
    [Theory, OnBothDatabases]
    public async Task Commands_WithoutAServer_WorkOnTheDatabase(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var config = Config(database);

        (await CommandRun.OfAsync(null, "company", "add", "acme", "--config", config)).ShouldBe(new CommandRun(0, "Company acme added\n", ""));
        (await CommandRun.OfAsync(
                "correct horse\n", "user", "add", "boss@acme", "--role", "global-manager", "--name", "The Boss", "--password-stdin", "--config", config))
            .ShouldBe(new CommandRun(0, "User boss@acme added as GLOBAL_MANAGER\n", ""));
        var changed = await CommandRun.OfAsync(null, "user", "set-password", "BOSS@ACME", "--generate", "--config", config);
        changed.ExitCode.ShouldBe(0);

        await using var server = await TestServer.StartAsync(database);
        using var boss = server.WithBasic("boss@acme", changed.Output.Split("Password: ")[1].Trim());
        (await boss.DoAsync("GET", "users/me"))["displayName"].ShouldBe("The Boss");
    }

    [Fact]
    public async Task Commands_WithAServerOnTheFolder_GoThroughIt()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite);
        var company = await server.Seed.CreateCompanyAsync();
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana");
        using var signedIn = server.As(ana);

        var changed = await CommandRun.OfAsync("another password", "user", "set-password", ana.SignInName, "--password-stdin", "--data", server.Folder);
        var refused = await CommandRun.OfAsync("short", "user", "set-password", ana.SignInName, "--password-stdin", "--data", server.Folder);
        var migrate = await CommandRun.OfAsync(null, "migrate", "--data", server.Folder);

        changed.Error.ShouldBe("");
        (await signedIn.CallAsync("GET", "users/me")).Status.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        using var anew = server.WithBasic(ana.SignInName, "another password");
        (await anew.CallAsync("GET", "users/me")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        refused.ShouldBe(new CommandRun(1, "", "twowaychat: Request is not valid: password must have at least 10 characters\n"));
        migrate.Error.ShouldStartWith("twowaychat: Another TwoWayChat server is running on the data folder ");
    }

    [Fact]
    public async Task ControlRoutes_FromTheNetwork_AreNotThere()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        (await server.Anonymous.CallAsync("POST", AdministrationApi.Companies, new { name = "evil" })).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(2, "Required argument missing for command: 'add'.", "company", "add")]
    [InlineData(2, "Option '--role' is required.", "user", "add", "ana@acme")]
    [InlineData(2, "'KING' is no role: AGENT, PROPERTY_MANAGER or GLOBAL_MANAGER", "user", "add", "ana@acme", "--role", "KING")]
    [InlineData(2, "--http must be a port from 0 to 65535", "demo", "--http", "70000")]
    [InlineData(2, "--http must be a port from 0 to 65535", "demo", "--http", "web")]
    [InlineData(2, "Unrecognized command or argument 'dance'.", "dance")]
    [InlineData(1, "Give a password with --password-stdin, or have one made with --generate", "user", "set-password", "ana@acme")]
    [InlineData(1, "There is no configuration file /nowhere.json", "serve", "--config", "/nowhere.json")]
    [InlineData(1, "User ana@acme not found", "user", "set-password", "ana@acme", "--generate")]
    [InlineData(1, "Company nowhere not found", "user", "add", "ana@nowhere", "--role", "agent", "--generate")]
    [InlineData(1, "Request is not valid: user must be username@company", "user", "add", "ana", "--role", "agent", "--generate")]
    [InlineData(1, "Request is not valid: name may hold letters, digits, '-', '_' and '.' only", "company", "add", "a b")]
    public async Task Command_ThatCannotBeRun_SaysSoInOneLine(int code, string message, params string[] args)
    {
        using var folder = new TestFolder();

        var run = await CommandRun.OfAsync(null, [.. args, "--data", folder.Path]);

        run.Error.ShouldStartWith($"twowaychat: {message}");
        run.Error.Count(c => c == '\n').ShouldBe(1);
        run.Output.ShouldBe("");
        run.ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Serve_OnATakenPort_SaysSoAndLeavesNothingBehind()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        using var folder = new TestFolder();
        var config = folder.File("settings.json");
        await File.WriteAllTextAsync(config, $$"""{ "Server": { "Http": "127.0.0.1:{{server.Address.Port}}" } }""");

        var run = await CommandRun.OfAsync(null, "serve", "--config", config, "--data", folder.File("data"));

        run.ShouldBe(new CommandRun(1, "", $"twowaychat: Cannot listen on 127.0.0.1:{server.Address.Port}: Address already in use\n"));
        Directory.Exists(folder.File("data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{ "Sessions": { "Lifetime": "banana" } }""", "Failed to convert configuration value 'banana' at 'Sessions:Lifetime'")]
    [InlineData("""{ "Media": { "Store": "S3" } }""", "Media:Store must be FILES, DATABASE or empty, not 'S3'")]
    [InlineData("""{ "Hours": { "Sweep": "00:00:00" } }""", "Hours:Sweep must be longer than nothing")]
    [InlineData("""{ "Demo": { "Inspector": "perhaps" } }""", "Failed to convert configuration value 'perhaps' at 'Demo:Inspector'")]
    [InlineData("""{ "Server": { "Htttp": "127.0.0.1:0" } }""", "There is no setting Server:Htttp\n")]
    [InlineData("""{ "Server": { "AllowedHosts": "a.example" } }""", "Server:AllowedHosts is a list: its first value is Server:AllowedHosts:0\n")]
    [InlineData("""{ "Server": { "Http": { "Port": 1 } } }""", "There is no setting Server:Http:Port\n")]
    [InlineData("""{ "Callbacks": { "AllowedNetworks": ["10.0.0.0/8", "lan"], "Proxy": null } }""", "Callbacks:AllowedNetworks:1 must be a network")]
    [InlineData("""{ "Server": """, "Failed to load configuration from file ")]
    public async Task Serve_WithASettingThatMakesNoSense_SaysSoAndLeavesNothingBehind(string settings, string message)
    {
        using var folder = new TestFolder();
        var config = folder.File("settings.json");
        await File.WriteAllTextAsync(config, settings);

        var run = await CommandRun.OfAsync(null, "serve", "--config", config, "--data", folder.File("data"));

        run.Error.ShouldStartWith($"twowaychat: {message}");
        run.Error.Count(c => c == '\n').ShouldBe(1);
        run.Output.ShouldBe("");
        run.ExitCode.ShouldBe(1);
        Directory.Exists(folder.File("data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData("https://[::]:8443", "https://localhost:8443")]
    [InlineData("http://10.1.2.3:8080", "http://10.1.2.3:8080")]
    public void SetupLink_OfAServerOnAllAddresses_NamesOneThatBrowsersReach(string listening, string link) =>
        ServerAddresses.Reachable(listening).ShouldBe(link);

    private static string Config(TestDatabase database)
    {
        var settings = database.Settings.ToDictionary(setting => setting.Key.Split(':')[1], setting => setting.Value);
        var path = database.Folder.File("settings.json");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new { Data = settings }));
        return path;
    }
}
