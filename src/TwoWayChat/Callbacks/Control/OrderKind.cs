namespace TwoWayChat.Callbacks.Control;

/// <summary>What the owner of a session's cursor is told to do.</summary>
internal enum OrderKind
{
    /// <summary>Look whether the session is paused: the cursor's row says it.</summary>
    Pause,

    /// <summary>Try at once what waits for its time.</summary>
    Retry,

    /// <summary>Move the cursor back.</summary>
    Rewind,

    /// <summary>Look which replays are running.</summary>
    Replay,

    /// <summary>A pulling client has taken everything up to a sequence, and told another node.</summary>
    Acknowledge,
}
