using System.Diagnostics;
using Npgsql;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Databases;

/// <summary>
/// A PostgreSQL cluster for one run, in a temporary folder, reached by a Unix socket alone: no port to collide. A shell keeps it, which stops it and
/// removes its files when the run closes the shell's input or dies.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Script =
        """
        set -e
        folder=$(mktemp -d "${TMPDIR:-/tmp}/twc-pg-XXXXXX")
        trap 'cd /; rm -rf "$folder"' EXIT
        chmod 755 "$folder"
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C -N ${2:+--waldir="$2/wal" --wal-segsize=1} \
          >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        binaries=$1
        shift 2
        start() {
          "$binaries/postgres" -D "$folder/data" -c listen_addresses= -c unix_socket_directories="$folder" -c max_connections=400 "$@" \
            >>"$folder/log" 2>&1 </dev/null &
          server=$!
          until "$binaries/pg_isready" -q -h "$folder"; do kill -0 $server || { cat "$folder/log"; exit 1; }; sleep 0.1; done
          echo "ready $folder"
        }
        start "$@"
        while read -r order; do
          kill -QUIT $server || true
          wait $server || true
          start "$@"
        done
        kill -INT $server || true
        wait $server || true
        """;

    private readonly Process keeper;

    private OwnPostgres(Process keeper, string folder)
    {
        this.keeper = keeper;
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres" }.ConnectionString;
    }

    public string ConnectionString { get; }

    public TimeSpan Cpu => ProcessTree.Cpu(keeper.Id);

    /// <summary>Starts one; <paramref name="options"/> go to <c>postgres</c>.</summary>
    public static Task<OwnPostgres> StartAsync(params IEnumerable<string> options) => StartWithLogInAsync("", options);

    /// <summary>Starts one whose own log, in segments of a megabyte, lies in <paramref name="place"/>, a folder of its user.</summary>
    public static async Task<OwnPostgres> StartWithLogInAsync(string place, params IEnumerable<string> options)
    {
        var (keeper, folder) = await KeptProcess.StartAsync("PostgreSQL", Line(place, options));
        return new OwnPostgres(keeper, folder);
    }

    /// <summary>
    /// Has it die as in a crash, with all its connections, if it has not died by itself, and recover; returns when it takes connections again.
    /// </summary>
    public async Task RestartAsync()
    {
        await keeper.StandardInput.WriteLineAsync("restart");
        await keeper.StandardInput.FlushAsync();
        var said = await keeper.StandardOutput.ReadLineAsync();
        if (said?.StartsWith("ready ", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"PostgreSQL did not come back:\n{said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    /// <summary>PostgreSQL refuses to run as root, so then it runs as its own user.</summary>
    private static string[] Line(string place, IEnumerable<string> options)
    {
        string[] shell = ["sh", "-c", Script, "keeper", Binaries(), place, .. options];
        return Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
    }

    private static string Binaries()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var newest = versions.Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal).FirstOrDefault();
        return newest ?? throw new InvalidOperationException(
            "PostgreSQL is needed: install the package postgresql (./test.sh does), or name a server in TWOWAYCHAT_TEST_POSTGRES for the tests");
    }
}
