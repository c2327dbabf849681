using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Why a session's callbacks come or do not come, on the wire.</summary>
/// <param name="Reasons">What holds it up, the first of them first; never empty.</param>
/// <param name="DoneSequence">Everything up to here has been delivered, parked or taken.</param>
/// <param name="Oldest">The oldest event that waits; null where none does.</param>
/// <param name="Endpoint">Null where nothing is known of it.</param>
/// <param name="Owner">Null while no node owns the company's callbacks.</param>
internal sealed record Explanation(
    string SessionId,
    DeliveryStatus Status,
    IReadOnlyList<WaitReason> Reasons,
    long DoneSequence,
    long PendingCallbacks,
    OldestView? Oldest,
    EndpointView? Endpoint,
    OwnerView? Owner);
