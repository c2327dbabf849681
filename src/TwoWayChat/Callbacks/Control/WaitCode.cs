namespace TwoWayChat.Callbacks.Control;

/// <summary>Why a session waits, or that it does not; on the wire in UPPER_CASE.</summary>
internal enum WaitCode
{
    /// <summary>Nothing waits: there is no event that the session may see and has not been sent.</summary>
    NothingPending,

    /// <summary>Events are under way right now.</summary>
    InFlight,

    /// <summary>The Chat API is switched off for the company.</summary>
    SwitchedOff,

    /// <summary>The company's clients pull: nothing is called.</summary>
    ClientPulls,

    /// <summary>There is no callback URL.</summary>
    NoUrl,

    /// <summary>The server has stopped calling the endpoint; saving the configuration starts it again.</summary>
    EndpointDisabled,

    /// <summary>Somebody has paused the session.</summary>
    Paused,

    /// <summary>The cursor is about to move back, as soon as nothing is under way.</summary>
    Rewinding,

    /// <summary>The receiver has answered 410: the session is being ended.</summary>
    Gone,

    /// <summary>The endpoint fails: one event at a time tries whether it has come back.</summary>
    BreakerOpen,

    /// <summary>The endpoint has asked for patience (429, or 503 with <c>Retry-After</c>).</summary>
    Overload,

    /// <summary>The oldest event failed and waits for its next attempt.</summary>
    BackOff,

    /// <summary>As many calls to the endpoint are under way as it bears.</summary>
    EndpointCap,

    /// <summary>As many calls are under way as this node makes at once.</summary>
    NodeCap,

    /// <summary>The session is behind: the log is being read for it.</summary>
    CatchingUp,

    /// <summary>Another node owns the callbacks of the company; only what is stored is told.</summary>
    OtherNode,

    /// <summary>No node owns the callbacks of the company at the moment; one takes over within seconds.</summary>
    NoOwner,

    /// <summary>Its turn is about to come.</summary>
    Ready,
}
