namespace TwoWayChat.Sessions;

/// <summary>How a session's callbacks are doing; on the wire in UPPER_CASE.</summary>
internal enum DeliveryStatus
{
    /// <summary>Nothing stands in the way.</summary>
    Active,

    /// <summary>The receiver is in trouble: the oldest undelivered event waits for its next attempt.</summary>
    Retrying,

    /// <summary>Nothing is sent until somebody resumes it, or saves the configuration of an endpoint that the server has disabled.</summary>
    Paused,
}
