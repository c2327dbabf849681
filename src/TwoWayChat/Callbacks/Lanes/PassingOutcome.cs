namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What became of an event that is sent at once or never.</summary>
internal enum PassingOutcome
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was sent, and the receiver did not take it in time.</summary>
    Failed,

    /// <summary>It was not sent: the endpoint is in trouble, or there is more to do than this.</summary>
    Dropped,
}
