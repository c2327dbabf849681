using System.Text;
using Npgsql;

namespace TwoWayChat.Data;

/// <summary>Section <c>Data</c>: where rows are kept.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of the SQLite file, the key file and the local control socket.</summary>
    public string Folder { get; set; } = "./data";

    /// <summary>A PostgreSQL connection string; empty means the embedded SQLite file in <see cref="Folder"/>.</summary>
    public string PostgreSql { get; set; } = "";

    /// <summary>SQLite <c>synchronous</c>: <c>FULL</c> survives a power cut, <c>NORMAL</c> may lose the last commits at one.</summary>
    public string SqliteSynchronous { get; set; } = "FULL";

    /// <summary>
    /// Writes that may wait for the database before the API refuses further ones with 503. What is taken already is kept, and callbacks go on.
    /// </summary>
    public int MostWaiting { get; set; } = 10_000;

    /// <summary>What is wrong with these settings, naming the key; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return "Data:Folder must name a folder";
        }
        else if (Encoding.UTF8.GetByteCount(DataFolder.SocketIn(Folder)) > DataFolder.MostSocketPath)
        {
            yield return $"Data:Folder is too long a path for the socket in it: {Path.GetFullPath(Folder)}";
        }

        if (ConnectionProblem() is { } problem)
        {
            yield return $"Data:PostgreSql is no connection string: {problem}";
        }

        if (MostWaiting < 1)
        {
            yield return "Data:MostWaiting must be at least 1";
        }

        if (SqliteSynchronous is not ("FULL" or "NORMAL" or "EXTRA"))
        {
            yield return $"Data:SqliteSynchronous must be FULL, NORMAL or EXTRA, not '{SqliteSynchronous}'";
        }
    }

    private string? ConnectionProblem()
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(PostgreSql);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }
}
