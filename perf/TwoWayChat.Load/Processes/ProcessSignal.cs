namespace TwoWayChat.Load.Processes;

/// <summary>Signals of Linux, by their numbers on every architecture that .NET runs on.</summary>
internal enum ProcessSignal
{
    /// <summary>Asks to end.</summary>
    Terminate = 15,

    /// <summary>Goes on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Freezes every thread; cannot be caught.</summary>
    Stop = 19,
}
