using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>An event on its way to one session.</summary>
internal sealed class PendingCallback(LoggedEvent logged, long previousSequence)
{
    /// <summary>As the log had it when it was read last.</summary>
    public LoggedEvent Event { get; set; } = logged;

    /// <summary>The event before this one in the session's view; 0 before the first.</summary>
    public long PreviousSequence { get; set; } = previousSequence;

    /// <summary>Attempts made so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Those in which the receiver refused just this event.</summary>
    public int Refusals { get; set; }

    /// <summary>
    /// Failures that may be the event's own: the first, and each before which the endpoint took another event since the one before. An outage makes one of
    /// them, however often the event is tried while it lasts.
    /// </summary>
    public int OwnFailures { get; set; }

    /// <summary>When the first of <see cref="OwnFailures"/> came; null while none has.</summary>
    public TimeSpan? FirstFailure { get; set; }

    /// <summary>When the last failure came, whosesoever; null while none has.</summary>
    public TimeSpan? LastFailure { get; set; }

    /// <summary>No attempt before this moment of the lane's monotonic clock.</summary>
    public TimeSpan NotBefore { get; set; }

    public bool InFlight { get; set; }

    /// <summary>Acknowledged by the receiver, or parked.</summary>
    public bool Done { get; set; }

    /// <summary>The call under way is its last: the session has ended since, or its user may not see it any more.</summary>
    public bool IsMoot { get; set; }
}
