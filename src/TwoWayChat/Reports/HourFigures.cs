namespace TwoWayChat.Reports;

/// <summary>Messages of an hour.</summary>
/// <param name="At">Its beginning, epoch milliseconds: the hours begin as the range does where that begins at a quarter of an hour, else as those of
/// UTC.</param>
/// <param name="Received">From customers.</param>
/// <param name="Sent">To customers.</param>
internal sealed record HourFigures(long At, long Received, long Sent);
