namespace TwoWayChat.Callbacks.Trouble;

/// <summary>What managers are told of an endpoint in trouble.</summary>
internal enum TroubleKind
{
    /// <summary>The endpoint refuses us in a way that only people can mend (401, 403, 404, 405, a redirect): told at once.</summary>
    Misconfigured,

    /// <summary>It has been failing for five minutes.</summary>
    FiveMinutes,

    /// <summary>It has been failing for an hour.</summary>
    OneHour,
}
