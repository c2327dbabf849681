namespace TwoWayChat.Data;

/// <summary>
/// The named seam between a transaction and the event log, which lives one slice above: the last statements of every transaction,
/// and the word that they are durable.
/// </summary>
internal interface ICommitTail
{
    /// <summary>Writes the entries of one transaction; called once, right before the commit.</summary>
    Task WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries);

    /// <summary>The entries are committed. Must not throw and must not wait.</summary>
    void Committed(IReadOnlyList<TailEntry> entries);
}
