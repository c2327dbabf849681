namespace TwoWayChat.Reports;

/// <summary>Messages to customers of the range that stand in a state now.</summary>
/// <param name="Gateway">By which they went.</param>
/// <param name="State"><c>QUEUED</c>, <c>SENT</c>, <c>DELIVERED</c>, <c>FAILED</c>, <c>EXPIRED</c> or <c>BLOCKED</c>.</param>
/// <param name="Messages">How many.</param>
/// <param name="Segments">Of how many segments.</param>
internal sealed record DeliveryFigures(string Gateway, string State, long Messages, long Segments);
