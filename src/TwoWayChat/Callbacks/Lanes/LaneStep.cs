namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What the lane has to do after an answer, beyond what the dispatch has done itself.</summary>
internal enum LaneStep
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>The event is parked: keep a row that says so.</summary>
    Park,

    /// <summary>The session's last event is done with: its cursor closes.</summary>
    Close,

    /// <summary>The receiver wants no more of this session: end it.</summary>
    EndSession,

    /// <summary>Our own rules forbid the endpoint: write down why.</summary>
    DisableEndpoint,
}
