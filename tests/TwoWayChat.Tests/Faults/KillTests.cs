using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Processes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>A short form of <c>perf/TwoWayChat.Load kill</c>, which does the same a thousand times.</summary>
public sealed class KillTests
{
    private const int Texts = 2000;

    [Theory, OnBothDatabases]
    public async Task Server_KilledUnderLoad_LosesNothingAndKeepsOrder(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var plan = new KillPlan { Rounds = 1, Texts = Texts, Kills = 2, Settings = kind == DatabaseKind.PostgreSql ? Node.ShortLease : [] };

        var report = await KillRun.RunAsync([.. database.Settings], plan);

        report.Violations.ShouldBeEmpty();
        report.Accepted.ShouldBe(Texts);
        report.Kills.ShouldBeGreaterThan(0);
    }
}
