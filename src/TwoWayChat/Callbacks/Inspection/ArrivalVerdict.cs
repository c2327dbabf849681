namespace TwoWayChat.Callbacks.Inspection;

/// <summary>How a request fits what came before it.</summary>
internal enum ArrivalVerdict
{
    /// <summary>The first of its id, and none that belongs after it came before it.</summary>
    InOrder,

    /// <summary>Its <c>webhook-id</c> was taken before.</summary>
    Duplicate,

    /// <summary>A later event of the same subject was taken before it.</summary>
    OutOfOrder,

    /// <summary>Somebody asked for it again.</summary>
    Replay,

    /// <summary>Not logged, so without a place: a test event.</summary>
    Unnumbered,

    /// <summary>The inspector was set to answer with another status than 2xx: it was not taken, and comes again.</summary>
    NotTaken,

    /// <summary>Not counted: nobody knows who sent it.</summary>
    Unproven,
}
