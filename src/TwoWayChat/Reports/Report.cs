namespace TwoWayChat.Reports;

/// <summary>Figures of a range, by something.</summary>
/// <param name="From">Beginning of the range, epoch milliseconds.</param>
/// <param name="To">Its end, left out.</param>
/// <param name="Items">In the order that the report has.</param>
internal sealed record Report<T>(long From, long To, IReadOnlyList<T> Items);
