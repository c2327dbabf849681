namespace TwoWayChat.Reports;

/// <summary>The answer of <c>GET /reports/overview</c>.</summary>
/// <param name="From">Beginning of the range, epoch milliseconds.</param>
/// <param name="To">Its end, left out.</param>
/// <param name="Now">What stands open, whatever the range.</param>
/// <param name="Hours">Hours of the range in which something was written, in order.</param>
/// <param name="Properties">By name.</param>
/// <param name="Agents">Who has written most first.</param>
/// <param name="Templates">The most used first.</param>
/// <param name="Delivery">Messages to customers by gateway and state.</param>
/// <param name="Consent">Numbers that opted out and in.</param>
internal sealed record OverviewBody(
    long From,
    long To,
    OpenFigures Now,
    IReadOnlyList<HourFigures> Hours,
    IReadOnlyList<PropertyFigures> Properties,
    IReadOnlyList<AgentFigures> Agents,
    IReadOnlyList<TemplateFigures> Templates,
    IReadOnlyList<DeliveryFigures> Delivery,
    ConsentFigures Consent);
