using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Puts the overview together: it is all of the reports, and what stands open now.</summary>
internal sealed class ReadOverview(OverviewStore store, OutcomeStore outcomes, ReadReports reports)
{
    /// <summary>What the viewer's properties stand at. Throws 403 for agents.</summary>
    public async Task<OverviewBody> RunAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken)
    {
        Access.RequireManager(viewer);
        var open = await store.OpenAsync(viewer, filter, cancellationToken);
        var consent = await outcomes.ConsentAsync(viewer, filter, cancellationToken);
        return new OverviewBody(
            filter.Range.From,
            filter.Range.To,
            Now(open),
            await reports.HoursAsync(viewer, filter, cancellationToken),
            await reports.PropertiesAsync(viewer, filter, cancellationToken),
            await reports.AgentsAsync(viewer, filter, cancellationToken),
            await reports.TemplatesAsync(viewer, filter, cancellationToken),
            await reports.DeliveryAsync(viewer, filter, cancellationToken),
            new ConsentFigures(consent.Sum(row => row.OptOuts), consent.Sum(row => row.OptIns)));
    }

    private static OpenFigures Now(IReadOnlyList<OpenRow> open) => new(
        open.Sum(row => row.Open),
        open.Sum(row => row.Unassigned),
        open.Sum(row => row.Waiting),
        open.Sum(row => row.Unanswered),
        open.Min(row => row.WaitingSince));
}
