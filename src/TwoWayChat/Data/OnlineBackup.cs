using System.Globalization;
using Dapper;

namespace TwoWayChat.Data;

/// <summary>Copies the SQLite database while others read and write it: one read transaction over the whole of it, which keeps no writer waiting.</summary>
internal sealed class OnlineBackup(Database database)
{
    private const string Unfinished = ".partial";

    /// <summary>
    /// Writes a copy to <paramref name="file"/>, readable by the server's user alone. Under that name stands a whole copy on the disk or nothing.
    /// Throws <see cref="IOException"/> where something stands there already, and where the database is PostgreSQL, which has tools of its own.
    /// </summary>
    /// <returns>Bytes of the copy.</returns>
    public async Task<long> RunAsync(string file, CancellationToken cancellationToken)
    {
        if (!database.IsExclusive)
        {
            throw new IOException("The database is PostgreSQL: use pg_dump or continuous archiving");
        }

        if (Path.Exists(file))
        {
            throw new IOException($"{file} exists already");
        }

        var partial = file + Unfinished;
        DataFolder.CreateFile(partial, FileMode.Create).Dispose();
        try
        {
            await CopyAsync(partial, cancellationToken);
            File.Move(partial, file);
        }
        finally
        {
            File.Delete(partial);
        }

        return new FileInfo(file).Length;
    }

    private async Task CopyAsync(string file, CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            var name = file.Replace("'", "''", StringComparison.Ordinal);
            await connection.ExecuteAsync(new CommandDefinition(
                string.Create(CultureInfo.InvariantCulture, $"vacuum into '{name}'"), commandTimeout: 0, cancellationToken: cancellationToken));
        }

        // SQLite does not ask the disk to keep what it has copied.
        await using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
