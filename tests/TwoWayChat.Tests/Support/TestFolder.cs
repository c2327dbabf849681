namespace TwoWayChat.Tests.Support;

/// <summary>A folder of its own below the system's temporary folder, short enough for a Unix socket in it, gone with its owner.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("twc-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
