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
}
