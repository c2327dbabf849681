using System.Collections.Concurrent;
using TwoWayChat.Data;

namespace TwoWayChat.Tests.Data;

public class IdsTests
{
    [Fact]
    public void New_AtAGivenSecond_BeginsWithIt()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(0x58a64ba3));

        var id = new Ids(time).New();

        id.ShouldMatch("^58a64ba3[0-9a-f]{16}$");
        Ids.IsId(id).ShouldBeTrue();
    }

    [Fact]
    public void New_InManyThreads_NeverRepeats()
    {
        var ids = new Ids(new FakeTimeProvider());
        var made = new ConcurrentBag<string>();

        Parallel.For(0, 100_000, _ => made.Add(ids.New()));

        made.Distinct().Count().ShouldBe(100_000);
    }

    [Fact]
    public void New_InOneProcess_SortsBySecondThenByMaking()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var ids = new Ids(time);
        var first = ids.New();
        var second = ids.New();
        time.Advance(TimeSpan.FromSeconds(1));
        var third = ids.New();

        first[..18].ShouldBe(second[..18]);
        string.CompareOrdinal(second, third).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("58a64ba3e4b04a24a92da9e6", true)]
    [InlineData("58A64BA3E4B04A24A92DA9E6", false)]
    [InlineData("58a64ba3e4b04a24a92da9e", false)]
    [InlineData("58a64ba3e4b04a24a92da9e60", false)]
    [InlineData("58a64ba3e4b04a24a92da9eg", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsId_Text_IsTrueForTheFormOnly(string? text, bool expected) => Ids.IsId(text).ShouldBe(expected);
}
