namespace TwoWayChat.Callbacks.Inspection;

/// <summary>What a receiver finds out about a request's signature.</summary>
internal enum SignatureVerdict
{
    /// <summary>A live secret of the company signed it, and its time is right.</summary>
    Valid,

    /// <summary>None of the company's secrets gives any of its signatures.</summary>
    Invalid,

    /// <summary>Signed, but more than five minutes ago or ahead: a request that somebody has kept and sends again looks so.</summary>
    Late,

    /// <summary>A header of the three is missing or makes no sense.</summary>
    Missing,

    /// <summary>The company has no callback URL or no secret now.</summary>
    NoSecret,
}
