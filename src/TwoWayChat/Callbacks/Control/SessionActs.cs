namespace TwoWayChat.Callbacks.Control;

/// <summary>The acts that the page of a session offers.</summary>
internal sealed record SessionActs(
    PauseSession Pause, RetrySession Retry, RewindSession Rewind, ReplaySpan Replay, StopReplay Stop, SettleParked Parked);
