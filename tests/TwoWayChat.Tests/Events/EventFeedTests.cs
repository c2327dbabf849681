using Microsoft.Extensions.Logging.Abstractions;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Events;

public class EventFeedTests
{
    [Theory, OnBothDatabases]
    public async Task Feed_AfterACommit_SaysSoOnEveryNode(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        await using var writer = await TestServer.StartAsync(database);
        await using var other = kind == DatabaseKind.PostgreSql ? database.AnotherNode() : null;
        await using var second = other is null ? null : await TestServer.StartAsync(other);
        var listener = second ?? writer;
        var company = await writer.Seed.CreateCompanyAsync();
        var heard = new SemaphoreSlim(0);
        using var subscription = listener.Services.GetRequiredService<EventFeed>().Subscribe(company.Id, () => heard.Release());

        await writer.Database.WriteAsync(
            company.Id,
            scope =>
            {
                scope.AtEnd(new AccessChanged(company.Id));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        (await heard.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
    }

    [Fact]
    public void Subscription_Disposed_HearsNoMore()
    {
        var feed = new EventFeed(NullLogger<EventFeed>.Instance);
        var heard = new List<string>();
        var all = feed.SubscribeAll(heard.Add);
        var one = feed.Subscribe("a", () => heard.Add("one"));

        feed.HeadMoved("b");
        feed.HeadMoved("a");
        one.Dispose();
        all.Dispose();
        feed.HeadMoved("a");

        heard.ShouldBe(["b", "a", "one"]);
        feed.Companies.ShouldBeEmpty();
    }

    [Fact]
    public void Word_ThatAListenerFailsAt_ReachesTheOthers()
    {
        using var log = new CapturedLog();
        var listeners = new Listeners<int>(log.CreateLogger("test"));
        var heard = new List<int>();
        using var before = listeners.Add("a", heard.Add);
        using var bad = listeners.Add("a", _ => throw new InvalidOperationException("made up"));
        using var after = listeners.Add("a", heard.Add);
        using var elsewhere = listeners.Add("b", heard.Add);

        listeners.Tell("a", 1);

        (heard.Count, log.Lines.Count, listeners.Companies.Count).ShouldBe((2, 1, 2));
    }

    /// <summary>
    /// Whoever listens runs on the thread that commits: a bug there must neither take the commit's word from others nor leave the committer waiting.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Listener_ThatThrows_HoldsNobodyUp(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var feed = server.Services.GetRequiredService<EventFeed>();
        var company = await server.Seed.CreateCompanyAsync();
        using var bad = feed.SubscribeAll((string _) => throw new InvalidOperationException("made up"));
        var heard = 0;
        using var good = feed.Subscribe(company.Id, () => Interlocked.Increment(ref heard));

        for (var i = 0; i < 3; i++)
        {
            await ChangeAsync(server, company.Id).WaitAsync(TimeSpan.FromSeconds(30));
        }

        heard.ShouldBe(3);
        server.Log.Text.ShouldContain("Somebody who listens failed");
    }

    private static Task ChangeAsync(TestServer server, string companyId) => server.Database.WriteAsync(
        companyId,
        scope =>
        {
            scope.AtEnd(new AccessChanged(companyId));
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
