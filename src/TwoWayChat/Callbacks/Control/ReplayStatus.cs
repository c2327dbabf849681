namespace TwoWayChat.Callbacks.Control;

/// <summary>What has become of a replay; on the wire in UPPER_CASE.</summary>
internal enum ReplayStatus
{
    /// <summary>Still sending, or waiting for its turn.</summary>
    Running,

    /// <summary>Everything of the span has been sent.</summary>
    Done,

    /// <summary>Somebody has stopped it, or its session has ended.</summary>
    Stopped,
}
