using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Callbacks.Control;

/// <summary>How a session and its endpoint are doing in the memory of the lane that serves them.</summary>
internal sealed record LiveState
{
    /// <summary>The oldest event that is not done; null where nothing waits here.</summary>
    public required long? HeadSequence { get; init; }

    public required int HeadAttempts { get; init; }

    /// <summary>How long until it may be tried again; zero for now.</summary>
    public required TimeSpan HeadWait { get; init; }

    public required int InFlight { get; init; }

    /// <summary>The log is being read for it.</summary>
    public required bool IsCatchingUp { get; init; }

    /// <summary>Its cursor is about to move back.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>The receiver has answered 410, and the end is being written.</summary>
    public required bool IsGone { get; init; }

    public required BreakerState Breaker { get; init; }

    /// <summary>How long the endpoint is left alone; zero for not.</summary>
    public required TimeSpan EndpointWait { get; init; }

    public required int EndpointInFlight { get; init; }

    public required int EndpointCap { get; init; }

    public required int NodeInFlight { get; init; }

    public required int NodeCap { get; init; }
}
