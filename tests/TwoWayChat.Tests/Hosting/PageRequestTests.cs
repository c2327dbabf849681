using CsCheck;
using TwoWayChat.Hosting;

namespace TwoWayChat.Tests.Hosting;

public class PageRequestTests
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=200", 200)]
    public void Limit_WithinBounds_IsTaken(string query, int expected) => Read(query).Limit.ShouldBe(expected);

    [Fact]
    public void Search_OfAScreen_LosesWhatNoDatabaseTakes() => PageRequest.Of(" a\0b\n\uD800 ", null, 1).Search.ShouldBe("ab\uFFFD");

    [Theory]
    [InlineData("?limit=0", "INVALID_LIMIT")]
    [InlineData("?limit=201", "INVALID_LIMIT")]
    [InlineData("?limit=-1", "INVALID_LIMIT")]
    [InlineData("?limit=ten", "INVALID_LIMIT")]
    [InlineData("?limit=", "INVALID_LIMIT")]
    [InlineData("?limit=1&limit=2", "INVALID_LIMIT")]
    [InlineData("?limit=99999999999", "INVALID_LIMIT")]
    [InlineData("?after=", "INVALID_CURSOR")]
    [InlineData("?after=***", "INVALID_CURSOR")]
    [InlineData("?after=YQ", "INVALID_CURSOR")]
    [InlineData("?after=YQpiCmM", "INVALID_CURSOR")]
    public void Query_ThatMakesNoSense_Is400(string query, string code)
    {
        var refusal = Should.Throw<ApiException>(() => Read(query));

        refusal.Status.ShouldBe(400);
        refusal.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Cursor_TooLong_Is400() => Should.Throw<ApiException>(() => Read($"?after={new string('a', 5000)}"));

    [Fact]
    public void Pages_OfRowsOneBeyondTheLimit_LeadToTheNext()
    {
        var first = Read("?limit=2").Cut([(1, "a"), (2, "b"), (3, "c")], row => row.Item2, row => [$"{row.Item1}", row.Item2]);
        var next = Read($"?limit=2&after={first.Next}");
        var last = next.Cut([(3, "c")], row => row.Item2, row => [$"{row.Item1}", row.Item2]);

        first.Items.ShouldBe(["a", "b"]);
        next.After.ShouldBe(["2", "b"]);
        last.Items.ShouldBe(["c"]);
        last.Next.ShouldBeNull();
    }

    [Fact]
    public void Cursor_OfAnyKeys_ComesBackUnchanged() => Gen.Select(Gen.String[Gen.Char['\u00A0', '\uD7FF'], 0, 60], Gen.Long).Sample((name, number) =>
    {
        var page = Read("?limit=1").Cut([0, 1], row => row, _ => [name, $"{number}"]);
        Read($"?after={page.Next}").After.ShouldBe([name, $"{number}"]);
    });

    private static PageRequest Read(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return PageRequest.Read(context.Request, 2);
    }
}
