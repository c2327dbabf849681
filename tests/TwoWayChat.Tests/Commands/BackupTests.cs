using Dapper;
using Microsoft.Data.Sqlite;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Commands;

public class BackupTests
{
    /// <summary>Everything that was committed before the copy began is in it; what came meanwhile is in it whole or not at all.</summary>
    [Fact]
    public async Task Backup_WhileOthersWrite_IsWholeAndConsistent()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite);
        await server.Seed.CreateCompanyAsync();
        using var folder = new TestFolder();
        var file = folder.File("copy.db");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 1;
            for (; !stop.IsCancellationRequested; written++)
            {
                await server.Seed.CreateCompanyAsync();
            }

            return written;
        });

        var run = await CommandRun.OfAsync(null, "backup", file, "--data", server.Folder);
        await stop.CancelAsync();
        var written = await writing;

        run.Error.ShouldBe("");
        run.Output.ShouldBe($"Database copied to {file}, {new FileInfo(file).Length} bytes\n");
        await using var copy = new SqliteConnection($"Data Source={file};Pooling=false");
        (await copy.QuerySingleAsync<string>("pragma integrity_check")).ShouldBe("ok");
        (await copy.QueryAsync("pragma foreign_key_check")).ShouldBeEmpty();
        (await copy.QuerySingleAsync<int>("select count(*) from companies")).ShouldBeInRange(1, written);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Backup_Restored_ServesAsBefore()
    {
        using var folder = new TestFolder();
        var restored = Directory.CreateDirectory(folder.File("restored")).FullName;
        await using (var server = await TestServer.StartAsync(DatabaseKind.Sqlite))
        {
            (await CommandRun.OfAsync(null, "company", "add", "kept", "--data", server.Folder)).ExitCode.ShouldBe(0);
            (await CommandRun.OfAsync("a password", "user", "add", "boss@kept", "--role", "global-manager",
                "--password-stdin", "--data", server.Folder)).ExitCode.ShouldBe(0);
            (await CommandRun.OfAsync(null, "backup", Path.Combine(restored, "twowaychat.db"), "--data", server.Folder)).ExitCode.ShouldBe(0);
        }

        var again = await CommandRun.OfAsync("another password", "user", "set-password", "boss@kept", "--password-stdin", "--data", restored);

        again.ShouldBe(new CommandRun(0, "Password of boss@kept changed; whoever was signed in with the old one is signed out\n", ""));
    }

    [Fact]
    public async Task Backup_OntoSomething_IsRefusedAndReplacesNothing()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        using var folder = new TestFolder();
        var file = folder.File("copy.db");
        await File.WriteAllTextAsync(file, "precious");

        (await CommandRun.OfAsync(null, "backup", file, "--data", server.Folder)).ShouldBe(new CommandRun(1, "", $"twowaychat: {file} exists already\n"));
        (await CommandRun.OfAsync(null, "backup", folder.Path, "--data", server.Folder)).Error.ShouldBe($"twowaychat: {folder.Path} exists already\n");

        (await File.ReadAllTextAsync(file)).ShouldBe("precious");
    }

    [Fact]
    public async Task Backup_OfPostgreSql_NamesItsOwnTools()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        using var folder = new TestFolder();
        var config = folder.File("settings.json");
        var settings = database.Settings.ToDictionary(setting => setting.Key.Split(':')[1], setting => setting.Value);
        await File.WriteAllTextAsync(config, System.Text.Json.JsonSerializer.Serialize(new { Data = settings }));

        var run = await CommandRun.OfAsync(null, "backup", folder.File("copy.db"), "--config", config);

        run.ShouldBe(new CommandRun(1, "", "twowaychat: The database is PostgreSQL: use pg_dump or continuous archiving\n"));
    }
}
