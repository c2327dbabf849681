using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Puts the overview together.</summary>
internal sealed class ReadOverview(OverviewStore store)
{
    /// <summary>What the viewer's properties stand at. Throws 403 for agents.</summary>
    public async Task<OverviewBody> RunAsync(Account viewer, OverviewRange range, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var open = await store.OpenAsync(viewer, cancellationToken);
        var hours = (await store.HoursAsync(viewer, range, cancellationToken)).Select(row => new HourFigures(row.At, row.Received, row.Sent)).ToList();
        var volume = await store.VolumeAsync(viewer, range, cancellationToken);
        var responses = await store.ResponsesAsync(viewer, range, cancellationToken);
        var agents = await store.AgentsAsync(viewer, range, cancellationToken);
        var byAgent = (await store.ResponsesByAgentAsync(viewer, range, cancellationToken)).ToDictionary(row => row.Id);
        return new OverviewBody(range.From, range.To, Now(open), hours, Properties(open, volume, responses), [.. agents.Select(row => Agent(row, byAgent))]);
    }

    private static OpenFigures Now(IReadOnlyList<OpenRow> open) => new(
        open.Sum(row => row.Open),
        open.Sum(row => row.Unassigned),
        open.Sum(row => row.Waiting),
        open.Sum(row => row.Unanswered),
        open.Min(row => row.WaitingSince));

    private static IReadOnlyList<PropertyFigures> Properties(
        IReadOnlyList<OpenRow> open, IReadOnlyList<VolumeRow> volume, IReadOnlyList<ResponseRow> responses)
    {
        var named = open.Select(row => new NamedRef(row.PropertyId, row.PropertyName))
            .Concat(volume.Select(row => new NamedRef(row.PropertyId, row.PropertyName)))
            .Concat(responses.Select(row => new NamedRef(row.Id, row.Name)))
            .Distinct().OrderBy(property => property.Name, StringComparer.OrdinalIgnoreCase).ThenBy(property => property.Id, StringComparer.Ordinal);
        return
        [
            .. named.Select(property =>
            {
                var now = open.FirstOrDefault(row => row.PropertyId == property.Id);
                var response = responses.FirstOrDefault(row => row.Id == property.Id);
                var own = volume.FirstOrDefault(row => row.PropertyId == property.Id);
                return new PropertyFigures(
                    property,
                    now?.Open ?? 0,
                    now?.Waiting ?? 0,
                    response?.Started ?? 0,
                    response?.Answered ?? 0,
                    response?.Mean,
                    own?.Received ?? 0,
                    own?.Sent ?? 0);
            }),
        ];
    }

    private static AgentFigures Agent(AgentRow row, Dictionary<string, ResponseRow> responses)
    {
        var response = responses.GetValueOrDefault(row.UserId);
        return new AgentFigures(new NamedRef(row.UserId, row.Name), row.Chats, row.Sent, response?.Answered ?? 0, response?.Mean);
    }
}
