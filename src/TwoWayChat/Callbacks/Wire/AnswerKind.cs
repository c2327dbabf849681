namespace TwoWayChat.Callbacks.Wire;

/// <summary>What an attempt says about event and endpoint; the dispatcher acts by it.</summary>
internal enum AnswerKind
{
    /// <summary>2xx, read to its end or to the limit: the cursor advances.</summary>
    Delivered,

    /// <summary>No complete answer, or 5xx, 408, 425 or another status without a meaning of its own here: keep the head, back off.</summary>
    EndpointTrouble,

    /// <summary>429, or 503 with <c>Retry-After</c>: the same, but wait as told and send less at a time.</summary>
    Overload,

    /// <summary>3xx, 401, 403, 404, 405, and 407 of the proxy: somebody has to correct the settings.</summary>
    Misconfigured,

    /// <summary>410: the receiver wants no more of this session.</summary>
    Gone,

    /// <summary>400, 413, 415, 422: the receiver does not take this event.</summary>
    Refused,

    /// <summary>Our own rules forbid the call; nothing was sent.</summary>
    Blocked,
}
