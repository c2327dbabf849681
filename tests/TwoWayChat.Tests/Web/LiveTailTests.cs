using TwoWayChat.Events;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

public class LiveTailTests
{
    private readonly LiveTail tail = new();

    [Fact]
    public void Growth_FollowingOnWhatIsKnown_IsTakenOnceWithTheNewestHead()
    {
        tail.Offer(Growth(4, 5));
        tail.Offer(Growth(6, 7));
        tail.Offer(new LogGrowth(Head(7, access: 2), []));

        var news = tail.Take(Head(4))!;

        news.Events.Select(logged => logged.Sequence).ShouldBe([5, 6, 7]);
        news.Head.ShouldBe(Head(7, access: 2));
        tail.Take(news.Head)!.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Growth_ThatDoesNotFollowOn_HasTheLogRead()
    {
        tail.Offer(Growth(6, 6));
        tail.Take(Head(4)).ShouldBeNull("another node wrote number 5");

        tail.Offer(Growth(5, 5));
        tail.Offer(null);
        tail.Offer(Growth(7, 7));
        tail.Take(Head(4)).ShouldBeNull("another node's commit is not known here");

        tail.Offer(Growth(5, 4 + LogReader.MostPerRead));
        tail.Offer(Growth(5 + LogReader.MostPerRead, 5 + LogReader.MostPerRead));
        tail.Take(Head(4)).ShouldBeNull("it is too much to keep");

        tail.Offer(Growth(5, 5));
        tail.Take(Head(4)).ShouldNotBeNull().Head.ShouldBe(Head(5));
    }

    private static LogHead Head(long sequence, long access = 1) => new() { CompanyId = "company", Sequence = sequence, AccessVersion = access };

    private static LogGrowth Growth(long first, long last) => new(
        Head(last),
        [
            .. Enumerable.Range(0, (int)(last - first + 1)).Select(step => new LoggedEvent
            {
                CompanyId = "company", Sequence = first + step, EventId = $"{first + step}", Type = EventTypes.MessageReceived,
                Subject = "chat", OccurredAt = 0, Content = "{}",
            }),
        ]);
}
