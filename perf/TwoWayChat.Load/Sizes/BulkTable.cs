using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace TwoWayChat.Load.Sizes;

/// <summary>
/// Writes many rows of a table as fast as the database takes them: COPY, or one prepared insert in transactions of <see cref="PerTransaction"/>.
/// </summary>
internal static class BulkTable
{
    private const int PerTransaction = 100_000;

    /// <summary>Writes all rows; values are texts, longs, booleans and nulls in the order of <paramref name="columns"/>.</summary>
    public static Task WriteAsync(DbConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => connection switch
    {
        NpgsqlConnection postgres => CopyAsync(postgres, table, columns, rows),
        _ => InsertAsync((SqliteConnection)connection, table, columns, rows),
    };

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        import.Timeout = TimeSpan.FromHours(1);
        foreach (var row in rows)
        {
            await import.WriteRowAsync(CancellationToken.None, row);
        }

        await import.CompleteAsync();
    }

    private static async Task InsertAsync(SqliteConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, n) => $"@p{n}"))})";
        for (var n = 0; n < columns.Count; n++)
        {
            insert.Parameters.Add(new SqliteParameter($"@p{n}", null));
        }

        foreach (var some in rows.Chunk(PerTransaction))
        {
            await using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var row in some)
            {
                Insert(insert, row);
            }

            await transaction.CommitAsync();
        }
    }

    private static void Insert(SqliteCommand insert, object?[] row)
    {
        for (var n = 0; n < row.Length; n++)
        {
            insert.Parameters[n].Value = row[n] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }
}
