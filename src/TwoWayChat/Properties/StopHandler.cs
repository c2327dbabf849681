namespace TwoWayChat.Properties;

/// <summary>Who answers STOP, HELP and START of a sender address, so that one confirmation goes out and not two.</summary>
internal enum StopHandler
{
    /// <summary>This server.</summary>
    Us,

    /// <summary>The gateway or the network, as with toll-free numbers in the US.</summary>
    Gateway,
}
