namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>A row of the list of business hours.</summary>
/// <param name="Hours">The hours.</param>
/// <param name="Week">The week in a line.</param>
/// <param name="Next">The next change in words; null for never.</param>
internal sealed record HoursLine(BusinessHours Hours, string Week, string? Next);
