namespace TwoWayChat.Reports;

/// <summary>The reports that are one table each.</summary>
internal static class ReportTables
{
    public static readonly ReportTable<HourFigures> Hours = new(
        "hours", "readHours", "Messages by hour: the hours in which something was written, in order",
        (reports, viewer, filter, cancellationToken) => reports.HoursAsync(viewer, filter, cancellationToken), ReportCsv.Hours);

    public static readonly ReportTable<PropertyFigures> Properties = new(
        "properties", "readPropertyFigures", "Volume, first response, handling time, delivery and opt-outs by property",
        (reports, viewer, filter, cancellationToken) => reports.PropertiesAsync(viewer, filter, cancellationToken), ReportCsv.Properties);

    public static readonly ReportTable<AgentFigures> Agents = new(
        "agents", "readAgentFigures", "What users have written, first response and handling time, who has written most first",
        (reports, viewer, filter, cancellationToken) => reports.AgentsAsync(viewer, filter, cancellationToken), ReportCsv.Agents);

    public static readonly ReportTable<TemplateFigures> Templates = new(
        "templates", "readTemplateFigures", "How often templates were used, the most used first",
        (reports, viewer, filter, cancellationToken) => reports.TemplatesAsync(viewer, filter, cancellationToken), ReportCsv.Templates);

    public static readonly ReportTable<DeliveryFigures> Delivery = new(
        "delivery", "readDeliveryFigures", "Messages to customers by gateway and by the state that they are in now",
        (reports, viewer, filter, cancellationToken) => reports.DeliveryAsync(viewer, filter, cancellationToken), ReportCsv.Delivery);
}
