using System.Collections.Concurrent;
using TwoWayChat.Events;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

public class LiveLogTests
{
    [Theory, OnBothDatabases]
    public async Task Screen_WhileItFollows_GetsAllEventsOnceInOrderAfterItsLoad(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("before");
        var known = (await shop.EventsAsync())[^1].Sequence;
        var seen = new ConcurrentQueue<long>();
        var loads = 0;
        using var end = new CancellationTokenSource();
        var screen = new LiveScreen(
            () => Task.FromResult(Interlocked.Increment(ref loads)),
            news =>
            {
                news.ToList().ForEach(logged => seen.Enqueue(logged.Sequence));
                return Task.CompletedTask;
            },
            () => Task.CompletedTask);

        var following = shop.Server.Services.GetRequiredService<LiveLog>().FollowAsync(shop.Company.Id, screen, end.Token);
        await Eventually.HoldsAsync(() => Volatile.Read(ref loads) == 1);
        for (var i = 0; i < 5; i++)
        {
            await shop.TextInAsync($"text {i}");
        }

        await Eventually.HoldsAsync(() => seen.Count == 5);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(following);
        seen.ShouldBe(Enumerable.Range(1, 5).Select(step => known + step));
        shop.Server.Services.GetRequiredService<EventFeed>().Companies.ShouldNotContain(shop.Company.Id);
    }

    [Fact]
    public async Task Screen_WhoseDatabaseFails_IsToldAndLoadsAgain()
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        var told = new ConcurrentQueue<string>();
        var fails = 1;
        using var end = new CancellationTokenSource();
        var screen = new LiveScreen(
            () =>
            {
                told.Enqueue("load");
                return Task.CompletedTask;
            },
            _ =>
            {
                told.Enqueue("apply");
                return Interlocked.Exchange(ref fails, 0) == 1 ? throw new TwoWayChat.Data.StorageUnavailableException("full", new IOException())
                    : Task.CompletedTask;
            },
            () =>
            {
                told.Enqueue("stale");
                return Task.CompletedTask;
            });

        var following = shop.Server.Services.GetRequiredService<LiveLog>().FollowAsync(shop.Company.Id, screen, end.Token);
        await Eventually.HoldsAsync(() => told.Count == 1);
        await shop.TextInAsync("hello");

        await Eventually.HoldsAsync(() => told.Count >= 4);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(following);
        told.Take(4).ShouldBe(["load", "apply", "stale", "load"]);
    }
}
