namespace TwoWayChat.Callbacks.Control;

/// <summary>
/// An order that the owner of a session's cursor has not carried out yet. It is a row, so that it reaches an owner on another node, and one that takes
/// over; carrying it out and deleting it are one write under the owner's epoch. Running an order twice does no harm.
/// </summary>
internal sealed record OrderRow
{
    public required string OrderId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Text of <see cref="OrderKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where a rewind goes to: everything after it comes again. Or how far a client has acknowledged.</summary>
    public long? Sequence { get; init; }

    /// <summary>The last event up to <see cref="Sequence"/> that the session sees; 0 for none.</summary>
    public long? PreviousSequence { get; init; }

    /// <summary>Whether the session's cursor says that it is paused.</summary>
    public required bool Paused { get; init; }
}
