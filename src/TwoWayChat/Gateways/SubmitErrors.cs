namespace TwoWayChat.Gateways;

/// <summary>Codes under which a message fails on its way to the carrier.</summary>
internal static class SubmitErrors
{
    /// <summary>No gateway took it within its validity.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>The carrier does not carry it.</summary>
    public const string CarrierRejected = "CARRIER_REJECTED";

    /// <summary>The node or the link died while the gateway had it; it is not sent again, because it may have gone out.</summary>
    public const string Unclear = "OUTCOME_UNKNOWN";
}
