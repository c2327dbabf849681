using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class ProgressTests
{
    private const int Sessions = 20;

    /// <summary>More than is counted for a session that is shown.</summary>
    private const int Behind = CursorLanes.MostShown + 10;

    /// <summary>How much waits is the same number wherever it is asked, however many sessions are asked with it; the end tells all of it.</summary>
    [Theory, OnBothDatabases]
    public async Task Backlog_OfManySessions_IsCountedAlikeEverywhereAndInFullAtTheirEnd(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        for (var number = 0; number < Sessions; number++)
        {
            await scene.SessionIdAsync(scene.Manager, await scene.Server.Seed.AddUserAsync(scene.Company, Role.GlobalManager));
        }

        await FallBehindAsync(scene);

        var listed = (await scene.GetAsync(scene.Manager, "integration/?limit=200"))["items"]!.AsArray();
        listed.Select(Pending).ShouldBe(Enumerable.Repeat((long)CursorLanes.MostShown, Sessions));
        Pending(await scene.GetAsync(scene.Manager, $"integration/{listed[0]!["id"]}")).ShouldBe(CursorLanes.MostShown);
        (await EndedAsync(scene)).ShouldBe(Enumerable.Repeat(Behind + 1L, Sessions)); // Its own beginning, too.
    }

    private static long Pending(JsonNode? session) => session!["pendingCallbacks"]!.GetValue<long>();

    /// <summary>Global managers see these.</summary>
    private static Task FallBehindAsync(Scene scene) => scene.Server.Database.WriteAsync(
        scene.Company.Id,
        async scope =>
        {
            await scope.ExecuteAsync(
                """
                with recursive n(i) as (select 1 union all select i + 1 from n where i < @Behind)
                insert into events (company_id, sequence, event_id, type, subject, occurred_at, content)
                select h.company_id, h.sequence + n.i, 'event' || n.i, 'chat.started', 'chat', 0, '{}'
                  from event_heads h cross join n
                 where h.company_id = @Id
                """,
                new { scene.Company.Id, Behind });
            await scope.ExecuteAsync("update event_heads set sequence = sequence + @Behind where company_id = @Id", new { scene.Company.Id, Behind });
        },
        CancellationToken.None);

    /// <summary>Has the sessions run out all at once, and reads what their ends say was not delivered.</summary>
    private static async Task<IEnumerable<long>> EndedAsync(Scene scene)
    {
        var services = scene.Server.Services;
        await scene.Server.Database.WriteAsync(
            scene.Company.Id,
            scope => scope.ExecuteAsync("update integration_sessions set expires_at = 1 where company_id = @Id", new { scene.Company.Id }),
            CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var due = await services.GetRequiredService<SessionStore>().ExpiredAsync(now, CancellationToken.None);
        await services.GetRequiredService<EndDueSession>().RunAsync(due, now, CancellationToken.None);
        var contents = await Eventually.ComesAsync(async () => await scene.Server.Database.QueryAsync<string>(
            "select content from events where company_id = @Id and type = 'session.ended' limit 1000", new { scene.Company.Id }, CancellationToken.None)
            is { Count: Sessions } all ? all : null);
        return contents.Select(content => JsonNode.Parse(content)!["data"]!["undelivered"]!.GetValue<long>());
    }
}
