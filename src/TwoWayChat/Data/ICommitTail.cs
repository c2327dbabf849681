namespace TwoWayChat.Data;

/// <summary>
/// The named seam between a transaction and the event log, which lives one slice above: the last statements of every transaction,
/// and the word that they are durable.
/// </summary>
internal interface ICommitTail
{
    /// <summary>
    /// Writes the entries of one transaction; called once, right before the commit, which may come along (<see cref="WriteScope.QueryLastAsync"/>). What it
    /// answers is called after the commit, and must neither throw nor wait.
    /// </summary>
    Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries);
}
