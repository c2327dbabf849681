namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Whether an endpoint is called normally.</summary>
internal enum BreakerState
{
    /// <summary>Normal.</summary>
    Closed,

    /// <summary>In trouble: one real event at a time tries whether it is over.</summary>
    Open,

    /// <summary>Disabled: nothing is sent until a global manager saves the configuration again.</summary>
    Disabled,
}
