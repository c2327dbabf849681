using System.Diagnostics;

namespace TwoWayChat.Load.Processes;

/// <summary>
/// A file system of a few megabytes that can be filled. A shell keeps it, which takes it away when the run closes the shell's input or dies. Only root
/// may make one.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Script =
        """
        set -e
        folder=$(mktemp -d /tmp/twc-disk-XXXXXX)
        trap 'umount -l "$folder"; rmdir "$folder"' EXIT
        mount -t tmpfs -o size="$1"m,mode=1777 tmpfs "$folder"
        install -d -o "$2" -m 700 "$folder/$2"
        echo "ready $folder"
        read -r gone || true
        """;

    private const string Owner = "postgres";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly Process keeper;

    private SmallDisk(Process keeper, string place) => (this.keeper, Place) = (keeper, place);

    /// <summary>Where everybody may write.</summary>
    public string Place { get; }

    /// <summary>A folder there that is PostgreSQL's own.</summary>
    public string OwnFolder => Path.Combine(Place, Owner);

    private string Filler => Path.Combine(Place, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var (keeper, place) = await KeptProcess.StartAsync("The small file system", ["sh", "-c", Script, "keeper", $"{megabytes}", Owner]);
        return new SmallDisk(keeper, place);
    }

    /// <summary>Keeps it full, whatever is given back meanwhile, until <paramref name="enough"/>; then there is room again.</summary>
    public async Task FillAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            Fill();
            await Task.Delay(Pace, CancellationToken.None);
        }

        File.Delete(Filler);
    }

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    private void Fill()
    {
        try
        {
            using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var block = new byte[4096]; ;)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
