using TwoWayChat.Callbacks.Trouble;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class TroubleTests
{
    private const string Manager = "boss@acme.example";

    [Theory, OnBothDatabases]
    public async Task Outage_Lasting_IsToldAtFiveMinutesAndAnHourOnceEach(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var scene = await StartAsync(kind, sink);
        await FailAsync(scene, TimeSpan.FromMinutes(4), "HTTP 500");
        await SweepAsync(scene);
        await FailAsync(scene, TimeSpan.FromMinutes(6), "HTTP 500");
        await Task.WhenAll(SweepAsync(scene), SweepAsync(scene));
        await SweepAsync(scene);
        (await CountAlertsAsync(scene)).ShouldBe(1);

        await FailAsync(scene, TimeSpan.FromMinutes(61), "HTTP 500");
        await SweepAsync(scene);
        await SweepAsync(scene);

        var mails = await sink.WaitForAsync(Manager, 3);
        mails.Select(mail => mail.Raw.Split("fail (")[1].Split(')')[0]).Order(StringComparer.Ordinal)
            .ShouldBe(["for 5 minutes", "for 5 minutes", "for an hour"]);
        mails.ShouldAllBe(mail => mail.Raw.Contains("HTTP 500", StringComparison.Ordinal));
    }

    /// <summary>A receiver that only ever asks for patience opens no breaker: what counts is that it was tried in vain for so long.</summary>
    [Theory, OnBothDatabases]
    public async Task Endpoint_ThrottlingForLong_IsToldThoughItsBreakerIsClosed(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var scene = await StartAsync(kind, sink);
        var banner = scene.Server.Services.GetRequiredService<ReadTrouble>();
        var caller = new Caller((await scene.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(
            scene.Story.Company.Id, scene.Story.Caller.Id, CancellationToken.None))!);
        await FailAsync(scene, TimeSpan.FromMinutes(61), "HTTP 429", "CLOSED", tried: TimeSpan.FromMinutes(1));
        await SweepAsync(scene);
        (await CountAlertsAsync(scene), await banner.RunAsync(caller, CancellationToken.None)).ShouldBe((0, null));

        await FailAsync(scene, TimeSpan.FromMinutes(61), "HTTP 429", "CLOSED", tried: TimeSpan.FromMinutes(60));
        await SweepAsync(scene);

        (await sink.WaitForAsync(Manager, 2)).ShouldAllBe(mail => mail.Raw.Contains("HTTP 429", StringComparison.Ordinal));
        (await banner.RunAsync(caller, CancellationToken.None))!.LastError.ShouldBe("HTTP 429");
    }

    [Theory, OnBothDatabases]
    public async Task Managers_EnabledWithAddress_AreToldAndNobodyElse(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var scene = await StartAsync(kind, sink);
        await AddWithEmailAsync(scene, Role.Agent, "agent@acme.example", enabled: true);
        await AddWithEmailAsync(scene, Role.GlobalManager, "gone@acme.example", enabled: false);
        await AddWithEmailAsync(scene, Role.GlobalManager, "second@acme.example", enabled: true);
        await FailAsync(scene, TimeSpan.FromMinutes(6), "TIMEOUT");

        await SweepAsync(scene);

        await sink.WaitForAsync(Manager);
        await sink.WaitForAsync("second@acme.example");
        sink.Mails.Count.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Endpoint_Misconfigured_IsToldAtOnce(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var scene = await StartAsync(kind, sink);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(404);
        await scene.Story.LogAsync("chat");

        await Eventually.HoldsAsync(async () =>
        {
            await SweepAsync(scene);
            return sink.Mails.Count > 0;
        });

        sink.Mails[0].Raw.ShouldContain("HTTP 404");
        await SweepAsync(scene);
        (await CountAlertsAsync(scene)).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Endpoint_Disabled_IsToldWithTheReason(DatabaseKind kind)
    {
        using var sink = await MailSink.StartAsync();
        await using var scene = await StartAsync(kind, sink, ("Callbacks:Lane:DisableAfter", "00:00:00.5"));
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(500);
        await scene.Story.LogAsync("chat");

        var mail = (await sink.WaitForAsync(Manager)).ShouldHaveSingleItem();

        mail.Raw.ShouldContain("the endpoint is disabled");
        (await scene.ReasonsAsync()).ShouldBe(["ENDPOINT_DISABLED"]);
        (await scene.StatusAsync()).ShouldBe("PAUSED");
        (await scene.CallAsync("POST", "retry")).Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    private static async Task<ControlScene> StartAsync(DatabaseKind kind, MailSink sink, params (string Key, string Value)[] more)
    {
        var server = await TestServer.StartAsync(kind, LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, .. sink.Settings, .. more] });
        var scene = await ControlScene.StartAsync(server);
        await SetEmailAsync(scene, scene.Story.Caller.Id, Manager, enabled: true);
        return scene;
    }

    /// <summary>Has the endpoint's stored health say that it has been failing for so long, and for how long of that it was tried.</summary>
    private static Task FailAsync(
        ControlScene scene, TimeSpan lasting, string error, string breaker = "OPEN", TimeSpan tried = default) => scene.Server.Database.WriteAsync(
        scene.Story.Company.Id,
        scope => scope.ExecuteAsync(
            """
            insert into callback_endpoints (company_id, breaker, failing_since, last_error, updated_at) values (@Id, @breaker, @since, @error, @last)
            on conflict (company_id) do update
               set breaker = excluded.breaker, failing_since = excluded.failing_since, last_error = excluded.last_error, updated_at = excluded.updated_at
            """,
            new { scene.Story.Company.Id, breaker, error, since = Ago(lasting), last = Ago(lasting - tried) }),
        CancellationToken.None);

    private static long Ago(TimeSpan span) => (TimeProvider.System.GetUtcNow() - span).ToUnixTimeMilliseconds();

    private static Task SweepAsync(ControlScene scene) => scene.Server.Services.GetRequiredService<TroubleSweep>().RunAsync(CancellationToken.None);

    private static Task<long> CountAlertsAsync(ControlScene scene) =>
        scene.Server.Database.FirstOrDefaultAsync<long>("select count(*) from callback_alerts", null, CancellationToken.None);

    private static async Task AddWithEmailAsync(ControlScene scene, Role role, string email, bool enabled) =>
        await SetEmailAsync(scene, (await scene.Server.Seed.AddUserAsync(scene.Story.Company, role)).Id, email, enabled);

    private static Task SetEmailAsync(ControlScene scene, string userId, string email, bool enabled) => scene.Server.Database.WriteAsync(
        scene.Story.Company.Id,
        scope => scope.ExecuteAsync(
            "update users set email = @email, enabled = @enabled where company_id = @Id and user_id = @userId",
            new { scene.Story.Company.Id, userId, email, enabled }),
        CancellationToken.None);
}
