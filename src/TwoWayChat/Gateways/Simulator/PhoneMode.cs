namespace TwoWayChat.Gateways.Simulator;

/// <summary>How a simulated phone, or the carrier before it, treats what it is sent.</summary>
internal enum PhoneMode
{
    /// <summary>Sent, then delivered.</summary>
    Delivered,

    /// <summary>Sent, then reported undelivered.</summary>
    Failed,

    /// <summary>Refused at once.</summary>
    Refused,

    /// <summary>Sent, and never a receipt.</summary>
    NoReceipt,

    /// <summary>Sent, and delivered half a minute later.</summary>
    LateReceipt,

    /// <summary>Refused at once, because the customer has opted out with the carrier.</summary>
    OptedOut,
}
