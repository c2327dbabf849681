using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Reads the reports one by one. All of it is for managers, and throws 403 for agents.</summary>
internal sealed class ReadReports(OverviewStore store, OutcomeStore outcomes)
{
    public async Task<IReadOnlyList<HourFigures>> HoursAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        return [.. (await store.HoursAsync(viewer, filter, cancellationToken)).Select(row => new HourFigures(row.At, row.Received, row.Sent))];
    }

    public async Task<IReadOnlyList<PropertyFigures>> PropertiesAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var open = (await store.OpenAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.PropertyId);
        var volume = (await store.VolumeAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.PropertyId);
        var responses = (await store.ResponsesAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.Id);
        var ended = (await outcomes.EndedAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.Id);
        var consent = (await outcomes.ConsentAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.PropertyId ?? "");
        var named = open.Values.Select(row => new NamedRef(row.PropertyId, row.PropertyName))
            .Concat(volume.Values.Select(row => new NamedRef(row.PropertyId, row.PropertyName)))
            .Concat(responses.Values.Select(row => new NamedRef(row.Id, row.Name))).Concat(ended.Values.Select(row => new NamedRef(row.Id, row.Name)))
            .Distinct().OrderBy(property => property.Name, StringComparer.OrdinalIgnoreCase).ThenBy(property => property.Id, StringComparer.Ordinal);
        return
        [
            .. named.Select(property => Property(property, open.GetValueOrDefault(property.Id), volume.GetValueOrDefault(property.Id),
                responses.GetValueOrDefault(property.Id), ended.GetValueOrDefault(property.Id), consent.GetValueOrDefault(property.Id))),
        ];
    }

    public async Task<IReadOnlyList<AgentFigures>> AgentsAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var wrote = await store.AgentsAsync(viewer, filter, cancellationToken);
        var responses = (await store.ResponsesByAgentAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.Id);
        var ended = (await outcomes.EndedByAgentAsync(viewer, filter, cancellationToken)).ToDictionary(row => row.Id);
        var silent = ended.Values.Where(row => wrote.All(writer => writer.UserId != row.Id))
            .Select(row => new AgentRow { UserId = row.Id, Name = row.Name, Chats = 0, Sent = 0 });
        return [.. wrote.Concat(silent).Select(row => Agent(row, responses.GetValueOrDefault(row.UserId), ended.GetValueOrDefault(row.UserId)))];
    }

    public async Task<IReadOnlyList<TemplateFigures>> TemplatesAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var rows = await outcomes.TemplatesAsync(viewer, filter, cancellationToken);
        return [.. rows.Select(row => new TemplateFigures(new NamedRef(row.Id, row.Name), row.Sent, row.Users))];
    }

    public async Task<IReadOnlyList<DeliveryFigures>> DeliveryAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var rows = await outcomes.DeliveryAsync(viewer, filter, cancellationToken);
        return [.. rows.Select(row => new DeliveryFigures(row.Gateway, row.State, row.Messages, row.Segments))];
    }

    private static PropertyFigures Property(NamedRef property, OpenRow? open, VolumeRow? volume, ResponseRow? response, EndedRow? ended, ConsentRow? consent) => new(
        property,
        open?.Open ?? 0,
        open?.Waiting ?? 0,
        response?.Started ?? 0,
        response?.Answered ?? 0,
        response?.Mean,
        volume?.Received ?? 0,
        volume?.Sent ?? 0,
        volume?.Delivered ?? 0,
        volume?.Failed ?? 0,
        ended?.Ended ?? 0,
        ended?.Mean,
        consent?.OptOuts ?? 0,
        consent?.OptIns ?? 0);

    private static AgentFigures Agent(AgentRow row, ResponseRow? response, EndedRow? ended) => new(
        new NamedRef(row.UserId, row.Name), row.Chats, row.Sent, response?.Answered ?? 0, response?.Mean, ended?.Ended ?? 0, ended?.Mean);
}
