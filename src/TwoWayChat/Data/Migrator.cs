using DbUp;
using DbUp.Builder;
using DbUp.Engine;

namespace TwoWayChat.Data;

/// <summary>Moves the schema forward at start, under a lock that keeps other nodes waiting. Migrations only ever go forward.</summary>
internal sealed partial class Migrator(Database database, ILogger<Migrator> logger)
{
    private const string Folder = "TwoWayChat.Data.Migrations.";

    /// <summary>
    /// Runs every migration that the database has not seen, and answers how many; throws <see cref="StorageUnavailableException"/> where one fails.
    /// </summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var held = await database.LockSchemaAsync(cancellationToken);
        var result = Engine().Build().PerformUpgrade();
        foreach (var script in result.Scripts)
        {
            LogRan(logger, script.Name);
        }

        if (!result.Successful)
        {
            throw new StorageUnavailableException($"Migration {result.ErrorScript?.Name} failed", result.Error);
        }

        return result.Scripts.Count();
    }

    /// <summary>The embedded migrations of a dialect, in order; names without dialect, so that both journals read alike.</summary>
    public static IEnumerable<SqlScript> Scripts(string dialect)
    {
        var ending = $".{dialect}.sql";
        var assembly = typeof(Migrator).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name[Folder.Length..^ending.Length], reader.ReadToEnd());
        }
    }

    private UpgradeEngineBuilder Engine()
    {
        var builder = database.Dialect is PostgresDialect
            ? DeployChanges.To.PostgresqlDatabase(database.MigrationConnection)
            : DeployChanges.To.SqliteDatabase(database.MigrationConnection);
        return builder.WithScripts(Scripts(database.Dialect.Name)).WithTransactionPerScript().WithVariablesDisabled().LogToNowhere();
    }

    [LoggerMessage(LogLevel.Information, "Migration {Name} has run")]
    private static partial void LogRan(ILogger logger, string name);
}
