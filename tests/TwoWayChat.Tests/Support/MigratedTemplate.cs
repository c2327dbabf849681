using TwoWayChat.Data;

namespace TwoWayChat.Tests.Support;

/// <summary>Runs the migrations once per database kind and run; each test server starts from a copy.</summary>
internal static class MigratedTemplate
{
    private static readonly Lazy<Task<byte[]>> Sqlite = new(MigrateSqliteAsync);

    /// <summary>Gives <paramref name="folder"/> a SQLite file with the newest schema.</summary>
    public static async Task CopySqliteAsync(TestFolder folder) => await File.WriteAllBytesAsync(folder.File("twowaychat.db"), await Sqlite.Value);

    public static async Task MigrateAsync(params (string Key, string Value)[] settings)
    {
        using var folder = new TestFolder();
        await using var app = Server.Build([.. Quiet(folder), .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))]);
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
    }

    private static async Task<byte[]> MigrateSqliteAsync()
    {
        using var folder = new TestFolder();
        await using (var app = Server.Build(Quiet(folder)))
        {
            await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        }

        File.Exists(folder.File("twowaychat.db-wal")).ShouldBeFalse("a closed database has its log written back");
        return await File.ReadAllBytesAsync(folder.File("twowaychat.db"));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Quiet(TestFolder folder) =>
    [
        KeyValuePair.Create("Data:Folder", (string?)folder.Path),
        KeyValuePair.Create("Logging:LogLevel:Default", (string?)"Warning"),
    ];
}
