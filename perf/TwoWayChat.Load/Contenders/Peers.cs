using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Contenders;

/// <summary>Starts the queues of <c>perf/peers</c>, which run on the Node that their lock file names.</summary>
internal static class Peers
{
    private const string Install = "npm ci --ignore-scripts --prefix perf/peers";

    public static ServerProcess Start(string queue, string store, Layout layout, IEnumerable<string> options)
    {
        var folder = Folder();
        var node = Path.Combine(folder, "node_modules", ".bin", "node");
        if (!File.Exists(node))
        {
            throw new InvalidOperationException($"The peers are not installed: {Install}");
        }

        return ServerProcess.Start(
        [
            node, Path.Combine(folder, "main.js"), "--queue", queue, "--store", store, "--receivers", string.Join(',', layout.Receivers),
            "--streams", $"{layout.Streams}", .. options,
        ]);
    }

    /// <summary>The folder of the sources, which lies above where this program was built.</summary>
    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "perf", "peers");
            if (File.Exists(Path.Combine(folder, "main.js")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("perf/peers lies in no folder above this program: run it where it was built");
    }
}
