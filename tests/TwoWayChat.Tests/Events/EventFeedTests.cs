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
        var feed = new EventFeed();
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
}
