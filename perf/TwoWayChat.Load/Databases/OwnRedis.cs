using System.Diagnostics;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Databases;

/// <summary>
/// A Redis server for one run, in a temporary folder, reached by a Unix socket alone, with its append-only file switched on. Kept by a shell, as
/// <see cref="OwnPostgres"/> is.
/// </summary>
internal sealed class OwnRedis : IAsyncDisposable
{
    private const string Script =
        """
        set -e
        folder=$(mktemp -d /tmp/twc-redis-XXXXXX)
        trap 'cd /; rm -rf "$folder"' EXIT
        redis-server --port 0 --unixsocket "$folder/socket" --dir "$folder" --appendonly yes --appendfsync "$1" >"$folder/log" 2>&1 </dev/null &
        server=$!
        until [ -S "$folder/socket" ]; do kill -0 $server 2>/dev/null || { cat "$folder/log"; exit 1; }; sleep 0.1; done
        echo "ready $folder/socket"
        cat >/dev/null
        kill -TERM $server
        wait $server || true
        """;

    private readonly Process keeper;

    private OwnRedis(Process keeper, string socket) => (this.keeper, Socket) = (keeper, socket);

    /// <summary>Path of its socket.</summary>
    public string Socket { get; }

    public TimeSpan Cpu => ProcessTree.Cpu(keeper.Id);

    /// <param name="appendFsync"><c>always</c>: as durable as a committed row; <c>everysec</c>: a crash may lose a second.</param>
    public static async Task<OwnRedis> StartAsync(string appendFsync)
    {
        if (!File.Exists("/usr/bin/redis-server"))
        {
            throw new InvalidOperationException("Redis is needed: install the package redis-server");
        }

        var (keeper, socket) = await KeptProcess.StartAsync("Redis", ["sh", "-c", Script, "keeper", appendFsync]);
        return new OwnRedis(keeper, socket);
    }

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }
}
