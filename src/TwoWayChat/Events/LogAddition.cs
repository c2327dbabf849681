namespace TwoWayChat.Events;

/// <summary>What a transaction is about to add to a company's log.</summary>
/// <param name="Rows">The events; their own sequences are not known yet.</param>
/// <param name="AccessChanged">Whether rights have changed.</param>
internal sealed record LogAddition(string CompanyId, IReadOnlyList<LoggedEvent> Rows, bool AccessChanged)
{
    /// <summary>The same with its sequences: the last is that of <paramref name="head"/>.</summary>
    public LogGrowth Behind(LogHead head) =>
        new(head, [.. Rows.Select((row, i) => row with { Sequence = head.Sequence - Rows.Count + 1 + i })]);
}
