namespace TwoWayChat.Reports;

/// <summary>Numbers that said whether they want texts, or of which somebody took it down, in all: also what arose in no property.</summary>
/// <param name="OptOuts">Numbers that opted out, or were blocked, in the range.</param>
/// <param name="OptIns">Numbers that opted in.</param>
internal sealed record ConsentFigures(long OptOuts, long OptIns);
