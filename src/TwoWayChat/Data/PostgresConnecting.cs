using System.Net.Sockets;
using Npgsql;

namespace TwoWayChat.Data;

/// <summary>How connections to PostgreSQL are opened: every failure is one of the database.</summary>
internal static class PostgresConnecting
{
    /// <summary>
    /// Throws <see cref="NpgsqlException"/>, also where the host's name cannot be looked up, or not in time, as while a container is replaced: Npgsql lets
    /// through what the look-up throws (npgsql/npgsql#5606), and that would pass for a bug.
    /// </summary>
    public static async Task<NpgsqlConnection> ConnectAsync(this NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception error) when (error is SocketException or TimeoutException)
        {
            throw new NpgsqlException("The database's name could not be looked up", error);
        }
    }
}
