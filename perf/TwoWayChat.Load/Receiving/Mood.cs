namespace TwoWayChat.Load.Receiving;

/// <summary>How a receiver treats who calls.</summary>
internal enum Mood
{
    /// <summary>Takes everything.</summary>
    Takes,

    /// <summary>Answers 503, as a server does behind which the application is down.</summary>
    Refuses,

    /// <summary>Reads, and never answers.</summary>
    Hangs,
}
