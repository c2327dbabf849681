using TwoWayChat.Reports.Ui;

namespace TwoWayChat.Reports;

/// <summary>Registers reports.</summary>
internal static class ReportsSetup
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<OverviewStore>();
        services.AddSingleton<OutcomeStore>();
        services.AddSingleton<ReadReports>();
        services.AddSingleton<ReadOverview>();
        services.AddReportsNav();
    }
}
