using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>A session as its page shows it, with what can be done about its callbacks.</summary>
/// <param name="Session">As the API shows it.</param>
/// <param name="Explanation">Why it waits.</param>
/// <param name="Replays">Of any state, the newest first.</param>
/// <param name="Parked">Events put aside after refusals, the oldest first.</param>
internal sealed record ControlledSession(
    SessionView Session, Explanation Explanation, IReadOnlyList<ReplayView> Replays, IReadOnlyList<ParkedView> Parked);
