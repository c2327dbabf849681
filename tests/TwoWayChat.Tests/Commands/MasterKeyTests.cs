using System.Security.Cryptography;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Commands;

/// <summary>A server with another key would run and could not read its secrets, nor know again who had said STOP.</summary>
public class MasterKeyTests
{
    [Theory, OnBothDatabases]
    public async Task Serve_WithoutTheKeyOfTheDatabase_RefusesUntilItIsGivenUp(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var config = Config(database);
        var file = database.Folder.File("master.key");
        await using (var server = await TestServer.StartAsync(database))
        {
            server.Services.GetRequiredService<Secrets>().Protect("test", "company", "secret");
        }

        var key = await File.ReadAllTextAsync(file);
        File.Delete(file);
        (await ServeAsync(config)).ShouldStartWith($"twowaychat: {file} is missing, and the database was written with it: put the right one there");
        File.Exists(file).ShouldBeFalse();
        await File.WriteAllTextAsync(file, "no key");
        (await ServeAsync(config)).ShouldBe($"twowaychat: {file} does not hold a key: 32 bytes in base64\n");
        await File.WriteAllTextAsync(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        (await ServeAsync(config)).ShouldStartWith($"twowaychat: The database was written with another key than {file}: ");

        (await AcceptAsync(config)).ShouldBe($"{file} is the database's key from now on; what another protected is lost\n");

        (await AcceptAsync(config)).ShouldBe($"Nothing was written with another key than {file}\n");
        await IsStartingAsync(database);
        await File.WriteAllTextAsync(file, key);
        (await ServeAsync(config)).ShouldStartWith($"twowaychat: The database was written with another key than {file}: ");
    }

    private static async Task<string> ServeAsync(string config)
    {
        var run = await CommandRun.OfAsync(null, "serve", "--config", config);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBe("");
        return run.Error;
    }

    private static async Task<string> AcceptAsync(string config)
    {
        var run = await CommandRun.OfAsync(null, "accept-key", "--config", config);
        run.Error.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        return run.Output;
    }

    /// <summary>Twice: before the server has written anything with the new key, and afterwards.</summary>
    private static async Task IsStartingAsync(TestDatabase database)
    {
        await using var server = await TestServer.StartAsync(database);
        var match = server.Services.GetRequiredService<KeyMatch>();
        await match.EnsureAsync(CancellationToken.None);
        server.Services.GetRequiredService<Secrets>().Protect("test", "company", "secret");
        await match.EnsureAsync(CancellationToken.None);
    }

    private static string Config(TestDatabase database)
    {
        var path = database.Folder.File("settings.json");
        var data = database.Settings.ToDictionary(setting => setting.Key.Split(':')[1], setting => setting.Value);
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new { Data = data, Server = new { Http = "127.0.0.1:0" } }));
        return path;
    }
}
