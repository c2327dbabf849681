using Npgsql;

namespace TwoWayChat.Load.Databases;

/// <summary>A database of its own for one run, as durable as in production, gone with it.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgres";

    private readonly DirectoryInfo folder;
    private readonly OwnPostgres? cluster;
    private readonly string postgres;
    private bool isAnothers;

    private LoadDatabase(DirectoryInfo folder, OwnPostgres? cluster, string postgres)
    {
        (this.folder, this.cluster, this.postgres) = (folder, cluster, postgres);
        AppDomain.CurrentDomain.ProcessExit += Remove;
    }

    public string Name => IsPostgreSql ? "PostgreSQL" : "SQLite";

    public bool IsPostgreSql => postgres.Length > 0;

    /// <summary>Where it is, for <see cref="At"/>: a connection string, or a folder.</summary>
    public string Place => IsPostgreSql ? postgres : folder.FullName;

    /// <summary>Processor time of a database server so far; of SQLite it is the server's own.</summary>
    public TimeSpan Cpu => cluster?.Cpu ?? TimeSpan.Zero;

    /// <summary>A PostgreSQL's address as other languages write it; its host is a folder.</summary>
    public string Url => $"postgres://postgres@/postgres?host={new NpgsqlConnectionStringBuilder(cluster!.ConnectionString).Host}";

    /// <summary>The cluster, where it is PostgreSQL.</summary>
    public OwnPostgres? Cluster => cluster;

    /// <summary>The settings by which a server finds it.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings =>
        [KeyValuePair.Create("Data:Folder", (string?)folder.FullName), KeyValuePair.Create("Data:PostgreSql", (string?)postgres)];

    /// <param name="kind"><see cref="Sqlite"/> or <see cref="PostgreSql"/>.</param>
    /// <param name="options">What a PostgreSQL is started with besides.</param>
    public static async Task<LoadDatabase> CreateAsync(string kind, params IEnumerable<string> options)
    {
        var own = kind == PostgreSql ? await OwnPostgres.StartAsync(["-c", "shared_buffers=256MB", .. options]) : null;
        return new LoadDatabase(Directory.CreateTempSubdirectory("twc-load-"), own, own?.ConnectionString ?? "");
    }

    /// <summary>A PostgreSQL whose own log, as small as it can be, lies in <paramref name="place"/>.</summary>
    public static async Task<LoadDatabase> WithLogInAsync(string place)
    {
        var own = await OwnPostgres.StartWithLogInAsync(place, "-c", "max_wal_size=4MB", "-c", "min_wal_size=2MB");
        return new LoadDatabase(Directory.CreateTempSubdirectory("twc-load-"), own, own.ConnectionString);
    }

    /// <summary>The database that another run holds.</summary>
    public static LoadDatabase At(string kind, string place) => kind == PostgreSql
        ? new LoadDatabase(Directory.CreateTempSubdirectory("twc-load-"), cluster: null, place)
        : new LoadDatabase(new DirectoryInfo(place), cluster: null, "") { isAnothers = true };

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await cluster.DisposeAsync();
        }

        AppDomain.CurrentDomain.ProcessExit -= Remove;
        if (!isAnothers)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A run that is given up leaves nothing behind either.</summary>
    private void Remove(object? sender, EventArgs ended)
    {
        if (isAnothers)
        {
            return;
        }

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
