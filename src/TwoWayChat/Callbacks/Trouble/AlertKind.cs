namespace TwoWayChat.Callbacks.Trouble;

/// <summary>What managers are told of an endpoint in trouble.</summary>
internal enum AlertKind
{
    /// <summary>The endpoint refuses us in a way that only people can mend (401, 403, 404, 405, a redirect): told at once.</summary>
    Misconfigured,

    /// <summary>Its breaker has been open for five minutes.</summary>
    FiveMinutes,

    /// <summary>Its breaker has been open for an hour.</summary>
    OneHour,
}
