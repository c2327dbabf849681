using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TwoWayChat.Load.Processes;

/// <summary>Sends signals, which .NET itself has no call for.</summary>
internal static class Signals
{
    public static void Send(int processId, ProcessSignal signal)
    {
        if (Kill(processId, (int)signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
