using System.Globalization;
using TwoWayChat.Hosting;

namespace TwoWayChat.Reports;

/// <summary>Reports as CSV: a column for each figure of the JSON, by the same names.</summary>
internal static class ReportCsv
{
    public static string Hours(IReadOnlyList<HourFigures> items) => Table(
        CsvLine.Of("at", "received", "sent"), items, row => CsvLine.Of(CsvAnswer.Moment(row.At), Text(row.Received), Text(row.Sent)));

    public static string Properties(IReadOnlyList<PropertyFigures> items) => Table(
        CsvLine.Of(
            "propertyId", "property", "open", "waiting", "started", "answered", "firstResponseMs", "received", "sent", "delivered", "failed", "ended", "handlingMs",
            "optOuts", "optIns"),
        items,
        row => CsvLine.Of(
            row.Property.Id, row.Property.Name, Text(row.Open), Text(row.Waiting), Text(row.Started), Text(row.Answered), Text(row.FirstResponseMs),
            Text(row.Received), Text(row.Sent), Text(row.Delivered), Text(row.Failed), Text(row.Ended), Text(row.HandlingMs), Text(row.OptOuts), Text(row.OptIns)));

    public static string Agents(IReadOnlyList<AgentFigures> items) => Table(
        CsvLine.Of("userId", "user", "chats", "sent", "answered", "firstResponseMs", "ended", "handlingMs"),
        items,
        row => CsvLine.Of(
            row.User.Id, row.User.Name, Text(row.Chats), Text(row.Sent), Text(row.Answered), Text(row.FirstResponseMs), Text(row.Ended), Text(row.HandlingMs)));

    public static string Templates(IReadOnlyList<TemplateFigures> items) => Table(
        CsvLine.Of("templateId", "template", "sent", "users"), items,
        row => CsvLine.Of(row.Template.Id, row.Template.Name, Text(row.Sent), Text(row.Users)));

    public static string Delivery(IReadOnlyList<DeliveryFigures> items) => Table(
        CsvLine.Of("gateway", "state", "messages", "segments"), items, row => CsvLine.Of(row.Gateway, row.State, Text(row.Messages), Text(row.Segments)));

    private static string Table<T>(string head, IReadOnlyList<T> items, Func<T, string> line) => head + string.Concat(items.Select(line));

    private static string? Text(long? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}
