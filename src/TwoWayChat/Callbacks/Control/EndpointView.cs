using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Callbacks.Control;

/// <summary>The endpoint, as an explanation shows it.</summary>
/// <param name="Breaker">CLOSED, OPEN or DISABLED.</param>
/// <param name="FailingSince">When trouble began, epoch milliseconds; null while all is well.</param>
/// <param name="InFlight">Calls under way; null where another node knows.</param>
/// <param name="Cap">Calls that may be under way; null where another node knows.</param>
internal sealed record EndpointView(BreakerState Breaker, long? FailingSince, string? LastError, int? InFlight, int? Cap);
