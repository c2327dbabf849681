namespace TwoWayChat.Commands;

/// <summary>What the process says to who started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused or failed; one line on standard error says why, and nothing was changed.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;
}
