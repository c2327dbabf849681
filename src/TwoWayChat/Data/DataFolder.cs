namespace TwoWayChat.Data;

/// <summary>Makes the data folder and the files in it so that only the server's user can read them.</summary>
internal static class DataFolder
{
    /// <summary>Longest path of a Unix socket, bytes (Linux <c>sun_path</c> without its closing zero).</summary>
    public const int MostSocketPath = 107;

    private const UnixFileMode FileModeOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderModeOfOwner = FileModeOfOwner | UnixFileMode.UserExecute;

    /// <summary>Path of the local socket by which commands reach the server that runs on the folder.</summary>
    public static string SocketIn(string folder) => Path.Combine(Path.GetFullPath(folder), "control.sock");

    /// <summary>Makes the folder (0700) unless it is there, whose mode is then left alone; its full path.</summary>
    public static string Create(string folder) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, FolderModeOfOwner)).FullName;

    /// <summary>Opens a file for writing (0600), and makes its folder.</summary>
    public static FileStream CreateFile(string path, FileMode mode)
    {
        Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileModeOfOwner;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Writes a file (0600) whole or not at all, whatever ends the process or the machine meanwhile: beside it, to disk, and then under its name.
    /// </summary>
    /// <param name="path">Where it is to stand.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrites">Whether it takes the place of one that stands there; else that one stays, and this is dropped.</param>
    public static void WriteWhole(string path, ReadOnlySpan<byte> content, bool overwrites)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}.new"; // Of this process alone: another may be writing the same.
        try
        {
            using (var file = CreateFile(unfinished, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrites);
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (IOException) when (!overwrites && File.Exists(path))
        {
            // Somebody was first, and counts.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
