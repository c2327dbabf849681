using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>A report that is one table, for the API and for files of the browser.</summary>
/// <param name="Name">Its path below <c>/reports</c>.</param>
/// <param name="Operation">Its name in the API's description.</param>
/// <param name="Summary">What it tells.</param>
/// <param name="Read">Reads its rows.</param>
/// <param name="Csv">Words them as CSV.</param>
internal sealed record ReportTable<T>(
    string Name,
    string Operation,
    string Summary,
    Func<ReadReports, Account, ReportFilter, CancellationToken, Task<IReadOnlyList<T>>> Read,
    Func<IReadOnlyList<T>, string> Csv);
