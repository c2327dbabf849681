namespace TwoWayChat.Tests.Support;

/// <summary>
/// A migrated database and a data folder. A server that made its own removes it at its end; one that a test has made lives until the test disposes it,
/// so that servers can be restarted on it.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? postgres;
    private bool kept;

    private TestDatabase(DatabaseKind kind, TestFolder folder, string? postgres)
    {
        Kind = kind;
        Folder = folder;
        this.postgres = postgres;
    }

    public DatabaseKind Kind { get; }

    public TestFolder Folder { get; }

    /// <summary>The settings by which a server finds it.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        [KeyValuePair.Create("Data:Folder", (string?)Folder.Path), KeyValuePair.Create("Data:PostgreSql", (string?)(postgres ?? ""))];

    /// <summary>A database that goes with its server.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var folder = new TestFolder();
        if (kind == DatabaseKind.PostgreSql)
        {
            return new TestDatabase(kind, folder, await (await Postgres.ForRunAsync()).CreateAsync());
        }

        await MigratedTemplate.CopySqliteAsync(folder);
        return new TestDatabase(kind, folder, null);
    }

    /// <summary>A database that outlives its servers; the test disposes it.</summary>
    public static async Task<TestDatabase> KeptAsync(DatabaseKind kind)
    {
        var made = await CreateAsync(kind);
        made.kept = true;
        return made;
    }

    /// <summary>A further data folder on the same PostgreSQL database with the same master key: another node.</summary>
    public TestDatabase AnotherNode()
    {
        var node = new TestDatabase(Kind, new TestFolder(), postgres) { kept = true };
        if (File.Exists(Folder.File("master.key")))
        {
            File.Copy(Folder.File("master.key"), node.Folder.File("master.key"));
        }

        return node;
    }

    public ValueTask ServerStoppedAsync() => kept ? ValueTask.CompletedTask : DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await (await Postgres.ForRunAsync()).DropAsync(postgres);
        }

        Folder.Dispose();
    }
}
