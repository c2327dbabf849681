using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TwoWayChat.Load.Sizes;

/// <summary>
/// The tables that are filled, without what each row would have to be put into besides: their indexes and triggers are dropped before the rows come and
/// made again from the sorted whole, which takes a fraction of the time. Keys stay. For a database that nobody else uses meanwhile.
/// </summary>
internal sealed class BareTables
{
    private const string SqliteParts =
        """
        select type || ' ' || name as name, sql
          from sqlite_master
         where tbl_name in ('contacts', 'chats', 'contact_chats', 'messages') and type in ('index', 'trigger') and sql is not null
         order by type
        """;

    private const string PostgresParts =
        """
        select 'index ' || i.indexname as name, i.indexdef as sql
          from pg_indexes i
         where i.schemaname = current_schema() and i.tablename in ('contacts', 'chats', 'contact_chats', 'messages')
           and not exists (select 1 from pg_constraint k where k.conindid = format('%I', i.indexname)::regclass)
         order by i.indexname
        """;

    /// <summary>Nothing of what is written is needed after a crash, and foreign keys hold by themselves.</summary>
    private const string SqliteHaste =
        "pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -1000000; pragma wal_autocheckpoint = 50000; pragma temp_store = file;" + KeepFigures;

    private const string PostgresHaste =
        "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'";

    /// <summary>The index of parts, as its own migration fills it; in few large strokes.</summary>
    private const string SqliteSearch =
        """
        insert into contact_search (contact_search) values ('delete-all');
        insert into contact_search (contact_search, rank) values ('hashsize', 67108864);
        delete from contact_search_rows;
        insert into contact_search_rows (company_id, number, contact_id)
        select company_id, (dense_rank() over (order by company_id) << 40) + row_number() over (partition by company_id order by contact_id), contact_id
          from contacts;
        insert into contact_search (rowid, search_key)
        select r.number, c.search_key
          from contact_search_rows r
          join contacts c on c.company_id = r.company_id and c.contact_id = r.contact_id;
        insert into contact_search (contact_search, rank) values ('merge', 1000000);
        insert into contact_search (contact_search, rank) values ('hashsize', 1048576);
        pragma wal_checkpoint(truncate);
        """;

    /// <summary>With an index SQLite forgets the figures that a migration has given it, and plans as if a company were small.</summary>
    private const string KeepFigures = "create temporary table figures as select tbl, idx, stat from sqlite_stat1;";

    private const string GiveFiguresBack =
        """
        delete from sqlite_stat1;
        insert into sqlite_stat1 (tbl, idx, stat) select tbl, idx, stat from figures;
        drop table figures;
        """;

    private readonly DbConnection connection;
    private readonly IReadOnlyList<(string Name, string Sql)> parts;

    private BareTables(DbConnection connection, IReadOnlyList<(string Name, string Sql)> parts) => (this.connection, this.parts) = (connection, parts);

    /// <summary>Drops indexes and triggers.</summary>
    public static async Task<BareTables> StripAsync(DbConnection connection)
    {
        var isSqlite = connection is SqliteConnection;
        await connection.ExecuteAsync(isSqlite ? SqliteHaste : PostgresHaste);
        var bare = new BareTables(connection, [.. await connection.QueryAsync<(string Name, string Sql)>(isSqlite ? SqliteParts : PostgresParts)]);
        foreach (var (name, _) in bare.parts)
        {
            await connection.ExecuteAsync($"drop {name}");
        }

        return bare;
    }

    /// <summary>Makes them again, triggers last: what they would have kept is filled before.</summary>
    public async Task RestoreAsync()
    {
        foreach (var (name, sql) in parts.Where(part => !IsTrigger(part.Name)))
        {
            await StepAsync(name, sql);
        }

        if (connection is SqliteConnection)
        {
            await StepAsync("contact_search", SqliteSearch);
            await StepAsync("figures of migrations", GiveFiguresBack);
        }

        foreach (var (name, sql) in parts.Where(part => IsTrigger(part.Name)))
        {
            await StepAsync(name, sql);
        }
    }

    private static bool IsTrigger(string name) => name.StartsWith("trigger ", StringComparison.Ordinal);

    private Task StepAsync(string name, string sql) => FillSteps.RunAsync(name, () => connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0)));
}
