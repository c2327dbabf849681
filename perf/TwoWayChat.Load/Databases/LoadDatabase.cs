using Npgsql;

namespace TwoWayChat.Load.Databases;

/// <summary>A database of its own for one run, as durable as in production, gone with it.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgres";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twc-load-");
    private readonly OwnPostgres? cluster;

    private LoadDatabase(OwnPostgres? cluster)
    {
        this.cluster = cluster;
        AppDomain.CurrentDomain.ProcessExit += Remove;
    }

    public string Name => cluster is null ? "SQLite" : "PostgreSQL";

    public bool IsPostgreSql => cluster is not null;

    /// <summary>Processor time of a database server so far; of SQLite it is the server's own.</summary>
    public TimeSpan Cpu => cluster?.Cpu ?? TimeSpan.Zero;

    /// <summary>A PostgreSQL's address as other languages write it; its host is a folder.</summary>
    public string Url => $"postgres://postgres@/postgres?host={new NpgsqlConnectionStringBuilder(cluster!.ConnectionString).Host}";

    /// <summary>The cluster, where it is PostgreSQL.</summary>
    public OwnPostgres? Cluster => cluster;

    /// <summary>The settings by which a server finds it.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings =>
        [KeyValuePair.Create("Data:Folder", (string?)folder.FullName), KeyValuePair.Create("Data:PostgreSql", (string?)(cluster?.ConnectionString ?? ""))];

    public static async Task<LoadDatabase> CreateAsync(string kind) =>
        new(kind == PostgreSql ? await OwnPostgres.StartAsync("-c", "shared_buffers=256MB") : null);

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await cluster.DisposeAsync();
        }

        AppDomain.CurrentDomain.ProcessExit -= Remove;
        folder.Delete(recursive: true);
    }

    /// <summary>A run that is given up leaves nothing behind either.</summary>
    private void Remove(object? sender, EventArgs ended)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The server that wrote there is only being killed; it may have added a file meanwhile.
        }
    }
}
