using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LogPagesTests
{
    [Theory, OnBothDatabases]
    public async Task LastPage_AskedForByMany_IsReadOnceUntilTheLogGrows(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        await story.LogAsync("chat", 3);
        var pages = new LogPages(server.Services.GetRequiredService<LogReader>(), story.Company.Id);

        var (events, last) = await pages.ReadAsync(1, 3, TimeSpan.Zero, CancellationToken.None);
        var (again, _) = await pages.ReadAsync(3, 3, TimeSpan.Zero, CancellationToken.None);
        await story.LogAsync("chat");
        var (grown, _) = await pages.ReadAsync(4, 4, TimeSpan.Zero, CancellationToken.None);

        (events.Count, last).ShouldBe((3, 256));
        again.ShouldBeSameAs(events);
        grown.Select(logged => logged.Sequence).ShouldBe([1, 2, 3, 4]);
    }
}
