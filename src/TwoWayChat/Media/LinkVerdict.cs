namespace TwoWayChat.Media;

/// <summary>What a link is worth.</summary>
internal enum LinkVerdict
{
    Good,

    /// <summary>Ours, but its time is over.</summary>
    Expired,

    /// <summary>Not signed by this server, or changed since.</summary>
    Forged,
}
