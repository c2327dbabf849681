using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace TwoWayChat.Data;

/// <summary>Has the disk remember the names in a folder: a file that was renamed is safe from a power cut only after this. .NET has no call for it.</summary>
internal static class FolderSync
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    /// <summary>Returns once the folder's entries are on disk. On Windows nothing has to be done: its file systems write them by themselves.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), OperatingSystem.IsLinux() ? ReadOnlyCloseOnExec : 0);
        if (handle < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened", new Win32Exception(Marshal.GetLastPInvokeError()));
        }

        var failed = Sync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
        {
            throw new IOException($"The folder {folder} cannot be written to disk", new Win32Exception(error));
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
